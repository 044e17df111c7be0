import type { DeskRequest, MessageKind } from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent, type JournalEvent } from '../journal/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import { notFound } from '../platform/problems.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import { addMessage, type NewMessage } from '../threads/index.ts'
import { holds, isLatest, isStill } from './action-store.ts'
import { presentRequest } from './present-request.ts'
import { overtaken, wrongStep } from './problems.ts'
import { findRequest, type RequestRow } from './request-store.ts'
import { giveMessage } from './give-message.ts'
import { rulesOf } from './rules.ts'
import { takeInCharge } from './take-in-charge.ts'

/** Who acts on which request. */
export interface Deed {
  agent: SignedInAgent
  client: Client
  reference: string
}

export interface Action {
  event: JournalEvent
  kind: MessageKind
  /** As the thread shows it. */
  text: string
  /** All that was typed. */
  typed?: readonly string[]
  /** Absent for what may always be done and leaves the state as it is. */
  rule?: keyof DeskRequest['can']
  /** Whether the agent takes the request in charge by doing this, if nobody has. */
  takes?: boolean
  /** Where the request goes. */
  movesTo?: string
  /** Instead of `addMessage`. */
  write?: (message: NewMessage) => Statement[]
  /** Besides the message, before it. */
  changes?: (request: RequestRow, message: NewMessage) => Statement[] | Promise<Statement[]>
}

/** A form that is sent twice comes twice within seconds. */
const SAME_DEED_MS = 2 * 60_000

/**
 * One batch, as long as the request is as it was read: what changes, the journal, and last the
 * message. The same deed again, right after, is answered as the first was.
 */
export async function act(deps: Deps, deed: Deed, action: Action): Promise<DeskRequest> {
  const { agent, reference } = deed
  const request = await findRequest(deps, agent.services, reference)
  if (!request) throw notFound()
  const message = messageOf(deps, deed, request, action)
  const since = new Date(deps.clock.now().getTime() - SAME_DEED_MS)
  const done = isLatest(request.id, message.form.fingerprint, since)
  const answer = async () => {
    const services = [...agent.services, action.movesTo ?? request.slug]
    const row = await findRequest(deps, services, reference)
    if (!row) throw overtaken(row)
    return presentRequest(deps, agent, row)
  }
  if (await holds(deps, done)) return answer()

  if (action.rule !== undefined && !rulesOf(request)[action.rule]) throw wrongStep(request)
  const still = isStill(request, { changesState: action.rule !== undefined })
  const condition = {
    sql: `${still.sql} AND NOT ${done.sql}`,
    args: [...still.args, ...done.args],
  }
  const statements = await statementsOf(deps, deed, request, action, message)
  const isWritten = await writeIf(deps.database, condition, statements)
  if (!isWritten && !(await holds(deps, done))) {
    throw overtaken(await findRequest(deps, agent.services, reference))
  }
  wakeOutbox(deps)
  return answer()
}

type Deeds = NewMessage & { form: { key: string; fingerprint: string } }

function messageOf(deps: Deps, { agent }: Deed, request: RequestRow, action: Action): Deeds {
  const { kind, text, typed = [text] } = action
  const id = createId()
  return {
    id,
    requestId: request.id,
    at: deps.clock.now(),
    kind,
    sender: 'enim',
    author: request.serviceName,
    agentId: agent.id,
    text,
    form: { key: id, fingerprint: sha256(JSON.stringify([agent.id, kind, ...typed])) },
  }
}

async function statementsOf(
  deps: Deps,
  { agent, client, reference }: Deed,
  request: RequestRow,
  { event, takes = false, write = addMessage, changes }: Action,
  message: NewMessage,
): Promise<Statement[]> {
  const { siret, state } = request
  const about = { actor: 'enim', agentId: agent.id, siret, client, about: reference } as const
  const taking = takes ? await takeInCharge(deps, agent, request) : []
  // Told after the taking in charge, in the thread too.
  const told = taking.length > 0 ? { ...message, at: new Date(message.at.getTime() + 1) } : message
  return [
    ...taking,
    ...(takes && state === 'received'
      ? [recordEvent(deps, { event: 'request-taken', ...about })]
      : []),
    ...((await changes?.(request, message)) ?? []),
    recordEvent(deps, { event, ...about }),
    ...giveMessage(request, told),
    ...write(told),
  ]
}
