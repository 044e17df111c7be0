import type { Statement } from '../platform/database.ts'
import type { Deps } from '../deps.ts'
import * as z from 'zod'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const sessionRowSchema = z.object({
  accountId: z.string(),
  createdAt: instant,
  renewedAt: instant,
  expiresAt: instant,
  siret: z.string(),
  name: z.string(),
  email: z.string(),
  holder: z.string(),
})

export type SessionRow = z.infer<typeof sessionRowSchema>

/** Only a session that has not ended; its expiry is checked here and nowhere else. */
export async function findSession(
  { database, clock }: Deps,
  tokenHash: string,
): Promise<SessionRow | undefined> {
  const rows = await database.read(
    `SELECT s.account_id AS accountId, s.created_at AS createdAt, s.renewed_at AS renewedAt,
            s.expires_at AS expiresAt, a.siret, a.email, a.holder, e.name
     FROM sessions s
     JOIN accounts a ON a.id = s.account_id
     JOIN employers e ON e.siret = a.siret
     WHERE s.token_hash = ? AND s.expires_at > ? AND a.closed_at IS NULL`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => sessionRowSchema.parse(row))[0]
}

/** The holder of a session that ended by itself, as long as its row is kept. */
export async function findExpiredSession(
  { database, clock }: Deps,
  tokenHash: string,
): Promise<{ accountId: string } | undefined> {
  const rows = await database.read(
    'SELECT account_id AS accountId FROM sessions WHERE token_hash = ? AND expires_at <= ?',
    [tokenHash, clock.now()],
  )
  return rows.map((row) => z.object({ accountId: z.string() }).parse(row))[0]
}

/** Whom a session is for, and by what right. */
export interface NewSession {
  accountId: string
  /** The hash that the code was right for: a session is refused once another code is set. */
  codeHash: string
  /** What the database knows the browser by. */
  browserHash: string | undefined
  createdAt: Date
}

/**
 * Breaks a constraint, and so the whole batch, when the account was closed or its code replaced
 * since it was looked at.
 */
export function insertSession(
  { accountId, codeHash, browserHash, createdAt }: NewSession,
  { tokenHash, expiresAt }: { tokenHash: string; expiresAt: Date },
): Statement {
  return {
    sql: `INSERT INTO sessions
            (token_hash, account_id, browser_id, created_at, renewed_at, expires_at)
          VALUES (
            ?,
            (SELECT id FROM accounts WHERE id = ? AND code_hash = ? AND closed_at IS NULL),
            (SELECT id FROM browsers WHERE account_id = ? AND token_hash = ?),
            ?, ?, ?)`,
    args: [
      tokenHash,
      accountId,
      codeHash,
      accountId,
      browserHash ?? '',
      createdAt,
      createdAt,
      expiresAt,
    ],
  }
}

/** The account is in use: it is not about to be closed for having been forgotten. */
export function markSeen(accountId: string, now: Date): Statement {
  return {
    sql: 'UPDATE accounts SET last_seen_at = ?, inactivity_warned = NULL WHERE id = ?',
    args: [now, accountId],
  }
}

export function prolongSession(tokenHash: string, now: Date, expiresAt: Date): Statement {
  return {
    sql: `UPDATE sessions SET renewed_at = ?, expires_at = ?
          WHERE token_hash = ? AND expires_at > ?`,
    args: [now, expiresAt, tokenHash, now],
  }
}

export function deleteSession(tokenHash: string): Statement {
  return { sql: 'DELETE FROM sessions WHERE token_hash = ?', args: [tokenHash] }
}

export function deleteSessionsOf(accountId: string): Statement {
  return { sql: 'DELETE FROM sessions WHERE account_id = ?', args: [accountId] }
}

export function deleteSessionsExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM sessions WHERE expires_at < ?', args: [date] }
}
