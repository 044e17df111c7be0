import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import {
  BLOCK_MS,
  clearFailures,
  countRefusal,
  reserveAttempt,
  type Attempt,
} from './attempt-store.ts'
import { blockedLetter } from './mails.ts'
import { normalizePassword } from './password-rules.ts'
import { replacePassword } from './store.ts'

export interface Credentials {
  email: string
  password: string
}

/**
 * Who has this password; `statements` take the attempt back and are for the batch of what it opens.
 * Undefined for an address that is unknown, invited, disabled or blocked, and for a wrong password:
 * the same work. To be run behind the gate of `deps.hashing`.
 */
export async function tryPassword(
  deps: Deps,
  { email, password }: Credentials,
  client: Client,
): Promise<{ agent: Attempt; statements: Statement[] } | undefined> {
  const attempt = await reserveAttempt(deps, email)
  const typed = normalizePassword(password)
  const isRight = await deps.codes.verify(attempt ?? deps.codes.decoy, typed)
  if (!attempt || !isRight) {
    await recordRefusal(deps, attempt, client)
    return undefined
  }
  const statements = [clearFailures(attempt.id)]
  if (deps.codes.isCurrent(attempt)) return { agent: attempt, statements }
  const renewed = await deps.codes.hash(typed)
  statements.push(replacePassword(attempt.id, renewed))
  return { agent: { ...attempt, ...renewed }, statements }
}

async function recordRefusal(deps: Deps, attempt: Attempt | undefined, client: Client) {
  const counted = countRefusal(deps.clock.now())
  await deps.database.write([counted, ...(attempt ? refusalOf(deps, attempt, client) : [])])
  if (attempt?.isLast) wakeOutbox(deps)
}

function refusalOf(deps: Deps, attempt: Attempt, client: Client): Statement[] {
  const entry = { actor: 'visitor', agentId: attempt.id, client } as const
  const refused = recordEvent(deps, { ...entry, event: 'agent-refused', about: 'password' })
  if (!attempt.isLast) return [refused]
  const now = deps.clock.now()
  const until = new Date(now.getTime() + BLOCK_MS)
  const mail = queueMail(deps, {
    to: attempt.email,
    letter: blockedLetter({ name: attempt.name, client, until }),
    // One a day, however often somebody begins again.
    dedupe: `agent-blocked:${attempt.id}:${now.toISOString().slice(0, 10)}`,
    priority: 'urgent',
  })
  return [refused, recordEvent(deps, { ...entry, event: 'agent-blocked' }), mail]
}
