import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { isStillAsked } from './asked-mail-store.ts'

const HOUR = 3_600_000

/** For `writeIf`: nobody has answered it yet, and the account may have one more link. */
export function mayReset({ clock }: Deps, askedId: number, accountId: string): Statement {
  const asked = isStillAsked(askedId)
  const sentSince = `(SELECT COUNT(*) FROM journal
    WHERE account_id = ? AND event = 'reset-sent' AND at > ?)`
  const hoursAgo = (hours: number) => new Date(clock.now().getTime() - hours * HOUR)
  return {
    sql: `${asked.sql} AND ${sentSince} < ? AND ${sentSince} < ?`,
    args: [
      ...asked.args,
      ...[accountId, hoursAgo(1), limits.resetsPerHour],
      ...[accountId, hoursAgo(24), limits.resetsPerDay],
    ],
  }
}

/** The account's former link ends. */
export function replaceReset(
  { clock }: Deps,
  { accountId, tokenHash, expiresAt }: { accountId: string; tokenHash: string; expiresAt: Date },
): Statement {
  return {
    sql: `INSERT INTO resets (account_id, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash,
            created_at = excluded.created_at, expires_at = excluded.expires_at`,
    args: [accountId, tokenHash, clock.now(), expiresAt],
  }
}

const resetSchema = z.object({
  accountId: z.string(),
  expiresAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type Reset = z.infer<typeof resetSchema>

/** A link that can still be used, of an account that is open. */
export async function findReset(
  { database, clock }: Deps,
  tokenHash: string,
): Promise<Reset | undefined> {
  const rows = await database.read(
    `SELECT r.account_id AS accountId, r.expires_at AS expiresAt
     FROM resets r JOIN accounts a ON a.id = r.account_id
     WHERE r.token_hash = ? AND r.expires_at > ? AND a.closed_at IS NULL`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => resetSchema.parse(row))[0]
}

/** For `writeIf`: nobody has used the link yet. */
export function isStillGood({ clock }: Deps, tokenHash: string): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM resets WHERE token_hash = ? AND expires_at > ?)',
    args: [tokenHash, clock.now()],
  }
}

export function deleteResetsExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM resets WHERE expires_at < ?', args: [date] }
}
