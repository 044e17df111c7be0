import { limits, type Siret } from 'content-types'
import { replaceHash } from '../accounts/index.ts'
import type { CodeHash, Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { blockedLetter } from './mails.ts'
import { wrongCredentials } from './problems.ts'
import {
  BLOCK_MS,
  clearFailures,
  countRefusal,
  markBlockNotified,
  reserveAttempt,
  type Attempt,
} from './store.ts'

/** The account that a right code opens, and what must be written with its new session. */
export interface Opened {
  accountId: string
  statements: Statement[]
}

/**
 * An unknown SIRET, a wrong code and a blocked account are refused with the same words after the
 * same work.
 */
export async function checkCode(deps: Deps, siret: Siret, code: string): Promise<Opened> {
  const attempt = await reserveAttempt(deps, siret)
  const expected = attempt ? hashOf(attempt) : deps.codes.decoy
  const right = await deps.codes.verify(expected, code)
  if (!attempt || !right) {
    await recordRefusal(deps, attempt)
    throw wrongCredentials()
  }
  return { accountId: attempt.accountId, statements: await afterSuccess(deps, attempt, code) }
}

function hashOf({ codeHash, pepperId }: Attempt): CodeHash {
  return { hash: codeHash, pepperId }
}

async function recordRefusal(deps: Deps, attempt: Attempt | undefined): Promise<void> {
  const now = deps.clock.now()
  if (!attempt || !mustNotify(attempt, now)) {
    await deps.database.write([countRefusal(now)])
    return
  }
  const { accountId, email } = attempt
  const until = new Date(now.getTime() + BLOCK_MS)
  await deps.database.write([
    countRefusal(now),
    markBlockNotified(accountId, now),
    queueMail(deps, {
      to: email,
      letter: blockedLetter(attempt, until),
      dedupe: `blocked:${accountId}:${String(now.getTime())}`,
      priority: 'urgent',
    }),
  ])
  wakeOutbox(deps)
}

/** The last try allowed failed, and the holder was not told of a block in the last 24 hours. */
function mustNotify({ failed, blockNotifiedAt }: Attempt, now: Date): boolean {
  const told = blockNotifiedAt !== null && now.getTime() - blockNotifiedAt < BLOCK_MS
  return failed >= limits.wrongCodes && !told
}

async function afterSuccess(deps: Deps, attempt: Attempt, code: string): Promise<Statement[]> {
  const cleared = clearFailures(attempt.accountId)
  if (deps.codes.isCurrent(hashOf(attempt))) return [cleared]
  return [cleared, replaceHash(attempt.accountId, await deps.codes.hash(code))]
}
