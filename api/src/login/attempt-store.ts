import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'

const HOUR = 3_600_000
export const BLOCK_MS = limits.blockHours * HOUR

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const accountSchema = z.object({
  accountId: z.string(),
  siret: z.string(),
  /** The employer’s. */
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  holder: z.string(),
  codeHash: z.string(),
  pepperId: z.string(),
  blockedUntil: instant.nullable(),
  blockNotifiedAt: z.number().nullable(),
  /** Null on a browser that the account does not know. */
  browserId: z.string().nullable(),
  browserBlockedUntil: instant.nullable(),
})

const countSchema = z.object({ failed: z.number() })

/** A try that counts already, and is taken back if its code proves right. */
export interface Attempt extends z.infer<typeof accountSchema> {
  /** Tries in a row on its counter, this one included. */
  failed: number
}

export type Reservation =
  | { kind: 'counted'; attempt: Attempt }
  | { kind: 'blocked'; until: Date; isEnrolled: boolean }
  /** No open account has this SIRET. */
  | { kind: 'unknown' }

/**
 * Counts a try before its code is looked at, so that a hundred at once are three: on the browser's
 * own counter when the account knows it, else on the one that all unknown browsers share. Whatever
 * the SIRET, the same statements run and one row at least is written.
 */
export async function reserveAttempt(
  { database, clock }: Deps,
  siret: string,
  browserHash: string | undefined,
): Promise<Reservation> {
  const now = clock.now()
  const until = new Date(now.getTime() + BLOCK_MS)
  const args = [siret, browserHash ?? '', now, until, limits.wrongCodes]
  const [, byBrowser, byAccount, found] = await database.write([
    {
      sql: `INSERT INTO login_tries (hour, tries) VALUES (?, 1)
            ON CONFLICT (hour) DO UPDATE SET tries = tries + 1`,
      args: [hourOf(now)],
    },
    {
      sql: `UPDATE browsers SET ${oneMore}
            WHERE account_id = (
                SELECT id FROM accounts
                WHERE siret = ?1 AND space = 'professionnel' AND closed_at IS NULL)
              AND token_hash = ?2 AND expires_at > ?3 AND ${notBlocked}
            RETURNING failed`,
      args,
    },
    {
      sql: `UPDATE accounts SET ${oneMore}
            WHERE siret = ?1 AND space = 'professionnel' AND closed_at IS NULL AND ${notBlocked}
              AND NOT EXISTS (
                SELECT 1 FROM browsers b
                WHERE b.account_id = accounts.id AND b.token_hash = ?2 AND b.expires_at > ?3)
            RETURNING failed`,
      args,
    },
    {
      sql: `SELECT a.id AS accountId, a.siret, e.name, a.email, a.mobile, a.holder,
                   a.code_hash AS codeHash, a.pepper_id AS pepperId,
                   a.blocked_until AS blockedUntil, a.block_notified_at AS blockNotifiedAt,
                   b.id AS browserId, b.blocked_until AS browserBlockedUntil
            FROM accounts a
            JOIN employers e ON e.siret = a.siret
            LEFT JOIN browsers b
              ON b.account_id = a.id AND b.token_hash = ?2 AND b.expires_at > ?3
            WHERE a.siret = ?1 AND a.space = 'professionnel' AND a.closed_at IS NULL`,
      args: args.slice(0, 3),
    },
  ])
  const account = found?.rows.map((row) => accountSchema.parse(row))[0]
  if (!account) return { kind: 'unknown' }
  const isEnrolled = account.browserId !== null
  const counted = isEnrolled ? byBrowser : byAccount
  const { failed } = counted?.rows.map((row) => countSchema.parse(row))[0] ?? {}
  if (failed !== undefined) return { kind: 'counted', attempt: { ...account, failed } }
  const end = isEnrolled ? account.browserBlockedUntil : account.blockedUntil
  return { kind: 'blocked', until: end ?? until, isEnrolled }
}

/** A block that is over begins a new count. */
const oneMore = `
  failed = CASE WHEN blocked_until <= ?3 THEN 1 ELSE failed + 1 END,
  blocked_until = CASE WHEN blocked_until <= ?3 OR failed + 1 < ?5 THEN NULL ELSE ?4 END`

const notBlocked = '(failed < ?5 OR blocked_until <= ?3)'

/** Of the counter that the attempt was counted on. */
export function clearFailures(
  { accountId, browserId }: Attempt,
  client: Client,
  now: Date,
): Statement {
  if (browserId === null) {
    return {
      sql: 'UPDATE accounts SET failed = 0, blocked_until = NULL WHERE id = ?',
      args: [accountId],
    }
  }
  return {
    sql: `UPDATE browsers SET failed = 0, blocked_until = NULL, last_seen_at = ?, name = ?,
            network = ? WHERE id = ?`,
    args: [now, client.browser, client.network, browserId],
  }
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

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR) * HOUR
}
