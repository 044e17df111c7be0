import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { issueReceipt } from '../receipts/index.ts'
import { findMirroredTheme } from '../themes/index.ts'
import { addMessage } from '../threads/index.ts'
import { setTaken } from './action-store.ts'
import { listFiles, type RequestRow } from './request-store.ts'

/** For whoever answers before anybody took the request in charge: that too, and told first. */
export async function takeInCharge(
  deps: Deps,
  agent: SignedInAgent,
  request: RequestRow,
): Promise<Statement[]> {
  const { id: requestId, state, agentId, serviceName } = request
  if (agentId !== null && state !== 'received') return []
  const at = deps.clock.now()
  const told = addMessage({
    id: createId(),
    requestId,
    at,
    kind: 'taken',
    sender: 'enim',
    author: serviceName,
    agentId: agent.id,
    text: '',
  })
  return [...(await receiveByAgent(deps, agent, request)), ...told]
}

/**
 * The request is this agent's, and the accusé de réception leaves; the one that was given before
 * the request came from another service stays the only one.
 */
export async function receiveByAgent(
  deps: Deps,
  agent: SignedInAgent,
  request: RequestRow,
): Promise<Statement[]> {
  const taken = setTaken(request.id, agent.id, deps.clock.now())
  if (request.takenAt !== null) return [taken]
  const theme = await findMirroredTheme(deps, request.slug)
  if (!theme) throw new Error(`No service is known for ${request.slug}`)
  const files = await listFiles(deps, request.id)
  const { id: requestId, accountId, reference, kind, object, siret, employerName } = request
  const { holder, email, sentAt } = request
  const are = issueReceipt(deps, 'are', {
    ...{ requestId, accountId, reference, kind, object, siret, employerName },
    ...{ holder, email, sentAt, theme },
    files: files.filter(({ messageId }) => messageId === null),
  })
  return [taken, ...are]
}
