import { limits, type Siret } from 'content-types'
import { replaceHash } from '../accounts/index.ts'
import type { CodeHash, Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import {
  BLOCK_MS,
  clearFailures,
  countRefusal,
  markBlockNotified,
  reserveAttempt,
  type Attempt,
} from './attempt-store.ts'
import { blockedLetter } from './mails.ts'

export interface Credentials {
  siret: Siret
  code: string
}

/** Credentials, and where they come from. */
export interface Try extends Credentials {
  /** What the database knows the browser by. */
  browserHash: string | undefined
  client: Client
}

export type Outcome =
  /** `statements` take the attempt back: they are for the batch of what the code opens. */
  | { kind: 'right'; attempt: Attempt; codeHash: string; statements: Statement[] }
  /** `until`: this try began a block, or met one. */
  | { kind: 'wrong'; isEnrolled: boolean; until?: Date }

/**
 * Looks at a code once the try is counted. An unknown SIRET, a wrong code and a blocked account are
 * the same work. To be run behind the gate of `deps.hashing`.
 */
export async function tryCode(deps: Deps, tried: Try): Promise<Outcome> {
  const reservation = await reserveAttempt(deps, tried.siret, tried.browserHash)
  const attempt = reservation.kind === 'counted' ? reservation.attempt : undefined
  const isRight = await deps.codes.verify(attempt ? hashOf(attempt) : deps.codes.decoy, tried.code)
  if (attempt && isRight) return takeBack(deps, tried, attempt)
  await recordRefusal(deps, tried, attempt)
  if (attempt)
    return { kind: 'wrong', isEnrolled: attempt.browserId !== null, ...blockOf(deps, attempt) }
  if (reservation.kind !== 'blocked') return { kind: 'wrong', isEnrolled: false }
  return { kind: 'wrong', isEnrolled: reservation.isEnrolled, until: reservation.until }
}

function hashOf({ codeHash, pepperId }: Attempt): CodeHash {
  return { hash: codeHash, pepperId }
}

async function takeBack(deps: Deps, tried: Try, attempt: Attempt): Promise<Outcome> {
  const statements = [clearFailures(attempt, tried.client, deps.clock.now())]
  const { accountId, codeHash } = attempt
  if (deps.codes.isCurrent(hashOf(attempt))) return { kind: 'right', attempt, codeHash, statements }
  const renewed = await deps.codes.hash(tried.code)
  statements.push(replaceHash(accountId, renewed))
  return { kind: 'right', attempt, codeHash: renewed.hash, statements }
}

async function recordRefusal(deps: Deps, { client }: Try, attempt?: Attempt): Promise<void> {
  const now = deps.clock.now()
  const counted = countRefusal(now)
  if (!attempt) {
    await deps.database.write([counted])
    return
  }
  const { accountId, siret } = attempt
  const entry = { actor: 'visitor', accountId, siret, client } as const
  const refused = recordEvent(deps, { ...entry, event: 'sign-in-refused' })
  if (!isLast(attempt)) {
    await deps.database.write([counted, refused])
    return
  }
  const blocked = recordEvent(deps, { ...entry, event: 'blocked' })
  await deps.database.write([counted, refused, blocked, ...tellHolder(deps, attempt, client, now)])
  wakeOutbox(deps)
}

/** One mail in 24 hours, however many counters are blocked at once: they share the former date. */
function tellHolder(deps: Deps, attempt: Attempt, client: Client, now: Date): Statement[] {
  const { accountId, email, blockNotifiedAt } = attempt
  if (blockNotifiedAt !== null && now.getTime() - blockNotifiedAt < BLOCK_MS) return []
  const until = new Date(now.getTime() + BLOCK_MS)
  return [
    markBlockNotified(accountId, now),
    queueMail(deps, {
      to: email,
      letter: blockedLetter(deps, { ...attempt, client, until }),
      dedupe: `blocked:${accountId}:${String(blockNotifiedAt ?? 0)}`,
      priority: 'urgent',
    }),
  ]
}

function blockOf({ clock }: Deps, attempt: Attempt): { until?: Date } {
  return isLast(attempt) ? { until: new Date(clock.now().getTime() + BLOCK_MS) } : {}
}

function isLast({ failed }: Attempt): boolean {
  return failed >= limits.wrongCodes
}
