import type { AgentSession } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { sha256 } from '../platform/tokens.ts'
import { clearAgentCookie, readAgentCookie } from './agent-cookies.ts'
import { countRecoveryCodes } from './code-store.ts'
import { signedOut } from './problems.ts'
import { toSignedIn, type SignedInAgent } from './require-agent.ts'
import { nameServices } from './services.ts'
import { deleteAgentSession, findAgentSession } from './session-store.ts'

/** The session that has just been opened. */
export async function getSignedIn(deps: Deps, tokenHash: string): Promise<SignedInAgent> {
  const session = await findAgentSession(deps, tokenHash)
  if (!session) throw signedOut()
  return toSignedIn(session)
}

export async function toAgentSession(deps: Deps, agent: SignedInAgent): Promise<AgentSession> {
  const { id, name, email, role, services, idleAt, endsAt } = agent
  return {
    name,
    email,
    role,
    services: await nameServices(deps, services),
    recoveryCodesLeft: await countRecoveryCodes(deps, id),
    idleAt: idleAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}

/** Ends the session of this browser, if it has one. */
export async function endAgentSession(deps: Deps, c: Context<AppEnv>): Promise<void> {
  const token = readAgentCookie(c)
  clearAgentCookie(c)
  if (token === undefined) return
  const session = await findAgentSession(deps, sha256(token))
  const ended = session && {
    event: 'agent-signed-out' as const,
    actor: 'enim' as const,
    agentId: session.id,
    client: clientOf(c),
  }
  const trace = ended ? [recordEvent(deps, ended)] : []
  await deps.database.write([deleteAgentSession(sha256(token)), ...trace])
}
