import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const HOUR = 3_600_000
export const BLOCK_MS = limits.blockHours * HOUR

const attemptSchema = z.object({
  accountId: z.string(),
  email: z.string(),
  holder: z.string(),
  codeHash: z.string(),
  pepperId: z.string(),
  failed: z.number(),
  blockNotifiedAt: z.number().nullable(),
})

/** A try that counts already, and is taken back if its code proves right. */
export type Attempt = z.infer<typeof attemptSchema>

/**
 * Counts a try before its code is looked at, so that a hundred at once are three. Undefined for an
 * unknown or blocked SIRET. Whatever the SIRET, one row at least is written.
 */
export async function reserveAttempt(
  { database, clock }: Deps,
  siret: string,
): Promise<Attempt | undefined> {
  const now = clock.now()
  const [, , reserved] = await database.write([
    {
      sql: `INSERT INTO login_tries (hour, tries) VALUES (?, 1)
            ON CONFLICT (hour) DO UPDATE SET tries = tries + 1`,
      args: [hourOf(now)],
    },
    {
      sql: `UPDATE accounts SET failed = 0, blocked_until = NULL
            WHERE siret = ? AND space = 'professionnel' AND blocked_until <= ?`,
      args: [siret, now],
    },
    {
      sql: `UPDATE accounts
            SET failed = failed + 1, blocked_until = CASE WHEN failed + 1 >= ? THEN ? END
            WHERE siret = ? AND space = 'professionnel' AND failed < ?
            RETURNING id AS accountId, email, holder, code_hash AS codeHash, failed,
                      pepper_id AS pepperId, block_notified_at AS blockNotifiedAt`,
      args: [limits.wrongCodes, new Date(now.getTime() + BLOCK_MS), siret, limits.wrongCodes],
    },
  ])
  return reserved?.rows.map((row) => attemptSchema.parse(row))[0]
}

export function countRefusal(now: Date): Statement {
  return {
    sql: 'UPDATE login_tries SET refused = refused + 1 WHERE hour = ?',
    args: [hourOf(now)],
  }
}

export function markBlockNotified(accountId: string, now: Date): Statement {
  return { sql: 'UPDATE accounts SET block_notified_at = ? WHERE id = ?', args: [now, accountId] }
}

export function clearFailures(accountId: string): Statement {
  return {
    sql: 'UPDATE accounts SET failed = 0, blocked_until = NULL WHERE id = ?',
    args: [accountId],
  }
}

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR) * HOUR
}
