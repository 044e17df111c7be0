import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Codes mailed to one account in an hour that nobody typed: whoever has the six digits may ask. */
const CODES_PER_HOUR = 5

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const awaitedSchema = z.object({
  accountId: z.string(),
  siret: z.string(),
  /** The employer’s. */
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  holder: z.string(),
  accountCodeHash: z.string(),
  tries: z.number(),
  sends: z.number(),
  expiresAt: instant,
})

/** A mailed code that can still be typed, and whose it is. */
export type Awaited = z.infer<typeof awaitedSchema>

/** A code with what it is bound to. Only the HMAC of a code is stored. */
export interface SentCode {
  tokenHash: string
  codeHash: string
}

/** When the code ends; undefined when the account has had its codes of this hour. */
export async function insertAwaitedCode(
  { database, clock }: Deps,
  accountId: string,
  { tokenHash, codeHash }: SentCode,
): Promise<Date | undefined> {
  const now = clock.now()
  const expiresAt = endOf(now)
  const [inserted] = await database.write([
    {
      sql: `INSERT INTO awaited_codes (token_hash, account_id, code_hash, created_at, expires_at)
            SELECT ?, ?, ?, ?, ? WHERE ${mailedSince} < ?
            RETURNING account_id`,
      args: [
        tokenHash,
        accountId,
        codeHash,
        now,
        expiresAt,
        accountId,
        hourBefore(now),
        CODES_PER_HOUR,
      ],
    },
  ])
  return inserted?.rows.length === 1 ? expiresAt : undefined
}

/** `created_at` is that of the last sending, so that none is forgotten before its hour is over. */
const mailedSince = `(SELECT COALESCE(SUM(sends), 0) FROM awaited_codes
                      WHERE account_id = ? AND created_at > ?)`

export async function findAwaitedCode(
  { database, clock }: Deps,
  tokenHash: string,
): Promise<Awaited | undefined> {
  const rows = await database.read(
    `SELECT w.account_id AS accountId, a.siret, e.name, a.email, a.mobile, a.holder,
            a.code_hash AS accountCodeHash, w.tries, w.sends, w.expires_at AS expiresAt
     FROM awaited_codes w
     JOIN accounts a ON a.id = w.account_id
     JOIN employers e ON e.siret = a.siret
     WHERE w.token_hash = ? AND w.expires_at > ? AND w.tries < ? AND a.closed_at IS NULL`,
    [tokenHash, clock.now(), limits.oneTimeCodeTries],
  )
  return rows.map((row) => awaitedSchema.parse(row))[0]
}

/** Puts another code in its place, with tries of its own; false when none may be sent any more. */
export async function replaceAwaitedCode(
  { database, clock }: Deps,
  accountId: string,
  { tokenHash, codeHash }: SentCode,
): Promise<Date | undefined> {
  const now = clock.now()
  const expiresAt = endOf(now)
  const [replaced] = await database.write([
    {
      sql: `UPDATE awaited_codes
            SET code_hash = ?, tries = 0, sends = sends + 1, created_at = ?, expires_at = ?
            WHERE token_hash = ? AND expires_at > ? AND tries < ? AND sends < ?
              AND ${mailedSince} < ?
            RETURNING account_id`,
      args: [
        codeHash,
        now,
        expiresAt,
        tokenHash,
        now,
        limits.oneTimeCodeTries,
        limits.oneTimeCodeSends,
        accountId,
        hourBefore(now),
        CODES_PER_HOUR,
      ],
    },
  ])
  return replaced?.rows.length === 1 ? expiresAt : undefined
}

export type Claim = { kind: 'claimed' } | { kind: 'wrong'; triesLeft: number } | { kind: 'gone' }

/**
 * Takes the code if it is the right one, for one asker only; else counts the try. A code is kept
 * back, not lost, while the account is blocked for unknown browsers.
 */
export async function claimAwaitedCode(
  { database, clock }: Deps,
  { tokenHash, codeHash }: SentCode,
): Promise<Claim> {
  const args = [tokenHash, codeHash, clock.now(), limits.oneTimeCodeTries]
  const [taken, missed] = await database.write([
    {
      sql: `DELETE FROM awaited_codes
            WHERE token_hash = ?1 AND code_hash = ?2 AND expires_at > ?3 AND tries < ?4
              AND EXISTS (
                SELECT 1 FROM accounts a
                WHERE a.id = awaited_codes.account_id AND a.closed_at IS NULL
                  AND (a.blocked_until IS NULL OR a.blocked_until <= ?3))
            RETURNING account_id`,
      args,
    },
    {
      sql: `UPDATE awaited_codes SET tries = tries + 1
            WHERE token_hash = ?1 AND code_hash <> ?2 AND expires_at > ?3 AND tries < ?4
            RETURNING tries`,
      args,
    },
  ])
  if (taken?.rows.length === 1) return { kind: 'claimed' }
  const { tries } = missed?.rows.map((row) => triesSchema.parse(row))[0] ?? {}
  return tries === undefined
    ? { kind: 'gone' }
    : { kind: 'wrong', triesLeft: limits.oneTimeCodeTries - tries }
}

const triesSchema = z.object({ tries: z.number() })

/** Ended long enough ago to count no more among those of an hour. */
export function deleteAwaitedCodesBefore(now: Date): Statement {
  return { sql: 'DELETE FROM awaited_codes WHERE expires_at < ?', args: [hourBefore(now)] }
}

function endOf(now: Date): Date {
  return new Date(now.getTime() + limits.oneTimeCodeMinutes * MINUTE)
}

function hourBefore(now: Date): Date {
  return new Date(now.getTime() - HOUR)
}
