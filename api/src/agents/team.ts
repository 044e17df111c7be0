import type { AgentList, AgentRole } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import { notFound } from '../platform/problems.ts'
import { lastAdministrator, notNow } from './problems.ts'
import { listServices, pickServices } from './services.ts'
import { closeAgentDoors } from './session-store.ts'
import {
  disable,
  enable,
  findAgent,
  isDisabled,
  listAgentRows,
  mayBecome,
  mayLeave,
  replaceRole,
  type AgentRow,
} from './store.ts'
import { traceOf, type Doer } from './trace.ts'

export async function listAgents(deps: Deps): Promise<AgentList> {
  const services = await listServices(deps)
  const agents = (await listAgentRows(deps)).map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: row.state,
    services: pickServices(services, row.services),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }))
  return { agents, services }
}

export async function getAgent(deps: Deps, id: string): Promise<AgentRow> {
  const agent = await findAgent(deps, id)
  if (!agent) throw notFound()
  return agent
}

interface Change {
  role: AgentRole
  services: readonly string[]
}

/** Takes effect at the agent's next request. */
export async function changeAgent(deps: Deps, { id }: AgentRow, to: Change, by: Doer) {
  const written = await writeIf(deps.database, mayBecome(id, to.role), [
    ...replaceRole(id, to.role, to.services),
    recordEvent(deps, { event: 'agent-changed', ...traceOf(by, id) }),
  ])
  if (!written) throw lastAdministrator()
}

/** Whatever the agent had open is closed at once. */
export async function disableAgent(deps: Deps, { id, state }: AgentRow, by: Doer): Promise<void> {
  if (state === 'disabled') return
  const written = await writeIf(deps.database, mayLeave(id), [
    ...disable(id),
    ...closeAgentDoors(id),
    recordEvent(deps, { event: 'agent-disabled', ...traceOf(by, id) }),
  ])
  if (!written) throw lastAdministrator()
}

export async function enableAgent(deps: Deps, { id }: AgentRow, by: Doer): Promise<void> {
  const written = await writeIf(deps.database, isDisabled(id), [
    enable(id),
    recordEvent(deps, { event: 'agent-enabled', ...traceOf(by, id) }),
  ])
  if (!written) throw notNow()
}
