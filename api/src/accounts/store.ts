import { limits, type Account } from 'content-types'
import * as z from 'zod'
import type { CodeHash, Deps } from '../deps.ts'
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

export function replaceHash(accountId: string, { hash, pepperId }: CodeHash): Statement {
  return {
    sql: 'UPDATE accounts SET code_hash = ?, pepper_id = ? WHERE id = ?',
    args: [hash, pepperId, accountId],
  }
}

const accountRowSchema = z.object({
  siret: z.string(),
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string(),
  holder: z.string(),
})

export async function getAccount({ database }: Deps, accountId: string): Promise<Account> {
  const rows = await database.read(
    `SELECT a.siret, e.name, a.email, a.mobile, e.address, a.holder
     FROM accounts a JOIN employers e ON e.siret = a.siret WHERE a.id = ?`,
    [accountId],
  )
  return accountRowSchema.parse(rows[0])
}

export interface NewEmployer {
  siret: string
  name: string
  address: string
  /** Who answers for the account: given name and family name. */
  holder: string
  email: string
  mobile: string | null
  code: string
  titles: readonly NewTitle[]
}

export interface NewTitle {
  number: string
  period: string
  /** YYYY-MM-DD */
  issuedOn: string
  amountCents: number
}

export function insertEmployerRow({ siret, name, address }: NewEmployer, now: Date): Statement {
  return {
    sql: 'INSERT INTO employers (siret, name, address, created_at) VALUES (?, ?, ?, ?)',
    args: [siret, name, address, now],
  }
}

export function insertTitleRow(siret: string, title: NewTitle): Statement {
  return {
    sql: `INSERT INTO contribution_titles (siret, number, period, issued_on, amount_cents)
          VALUES (?, ?, ?, ?, ?)`,
    args: [siret, title.number, title.period, title.issuedOn, title.amountCents],
  }
}

export function insertAccountRow(
  id: string,
  { siret, email, mobile, holder }: NewEmployer,
  { hash, pepperId }: CodeHash,
  now: Date,
): Statement {
  return {
    sql: `INSERT INTO accounts (id, siret, space, email, mobile, holder, code_hash, pepper_id,
            created_at, updated_at)
          VALUES (?, ?, 'professionnel', ?, ?, ?, ?, ?, ?, ?)`,
    args: [id, siret, email, mobile, holder, hash, pepperId, now, now],
  }
}

export async function hasEmployer({ database }: Deps): Promise<boolean> {
  return (await database.read('SELECT 1 FROM employers LIMIT 1')).length > 0
}

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR) * HOUR
}
