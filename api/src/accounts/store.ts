import * as z from 'zod'
import type { CodeHash, Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export interface NewAccount {
  id: string
  siret: string
  /** Who answers for the account: given name and family name. */
  holder: string
  email: string
  mobile: string | null
  codeHash: CodeHash
}

/** The first account of an employer; fails when there is one. */
export function insertAccount({ clock }: Pick<Deps, 'clock'>, account: NewAccount): Statement {
  const { id, siret, email, mobile, holder, codeHash } = account
  const now = clock.now()
  return {
    sql: `INSERT INTO accounts (id, siret, space, email, mobile, holder, code_hash, pepper_id,
            created_at, updated_at, last_seen_at)
          VALUES (?, ?, 'professionnel', ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [id, siret, email, mobile, holder, codeHash.hash, codeHash.pepperId, now, now, now],
  }
}

/**
 * A closed account opens again, under its new holder and with nothing of the former one: whatever
 * happened before `created_at` is shown to nobody but Enim.
 */
export function reopenAccount({ clock }: Pick<Deps, 'clock'>, account: NewAccount): Statement {
  const { id, email, mobile, holder, codeHash } = account
  const now = clock.now()
  return {
    sql: `UPDATE accounts SET email = ?, mobile = ?, holder = ?, code_hash = ?, pepper_id = ?,
            failed = 0, blocked_until = NULL, block_notified_at = NULL, address = NULL,
            inactivity_warned = NULL, inactivity_warned_at = NULL, closed_at = NULL,
            created_at = ?, updated_at = ?, last_seen_at = ?
          WHERE id = ? AND closed_at IS NOT NULL`,
    args: [email, mobile, holder, codeHash.hash, codeHash.pepperId, now, now, now, id],
  }
}

const idSchema = z.object({ id: z.string() })

/** Open or closed: a SIRET has one account for ever. */
export async function findAccountId(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT id FROM accounts WHERE siret = ? AND space = 'professionnel'`,
    [siret],
  )
  return rows.map((row) => idSchema.parse(row).id)[0]
}

/** The same code under the current key. */
export function replaceHash(accountId: string, { hash, pepperId }: CodeHash): Statement {
  return {
    sql: 'UPDATE accounts SET code_hash = ?, pepper_id = ? WHERE id = ?',
    args: [hash, pepperId, accountId],
  }
}

/** What of an account's open doors stays open: this browser's own. */
interface KeptDoors {
  sessionHash?: string | undefined
  browserHash?: string | undefined
}

/** Ends every session, enrolment, awaited code and mailed link of an account, but what is kept. */
export function closeDoors(accountId: string, kept: KeptDoors = {}): Statement[] {
  return [
    {
      sql: 'DELETE FROM sessions WHERE account_id = ? AND token_hash <> ?',
      args: [accountId, kept.sessionHash ?? ''],
    },
    {
      sql: 'DELETE FROM browsers WHERE account_id = ? AND token_hash <> ?',
      args: [accountId, kept.browserHash ?? ''],
    },
    { sql: 'DELETE FROM awaited_codes WHERE account_id = ?', args: [accountId] },
    { sql: 'DELETE FROM resets WHERE account_id = ?', args: [accountId] },
  ]
}

/** A new code, and no wrong try counts any more, from whichever browser. */
export function setCode(
  { clock }: Pick<Deps, 'clock'>,
  accountId: string,
  { hash, pepperId }: CodeHash,
): Statement[] {
  return [
    {
      sql: `UPDATE accounts SET code_hash = ?, pepper_id = ?, failed = 0, blocked_until = NULL,
              updated_at = ? WHERE id = ?`,
      args: [hash, pepperId, clock.now(), accountId],
    },
    {
      sql: 'UPDATE browsers SET failed = 0, blocked_until = NULL WHERE account_id = ?',
      args: [accountId],
    },
  ]
}

const contactSchema = z.object({
  id: z.string(),
  siret: z.string(),
  name: z.string(),
  holder: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
})

/** Whom the portal writes to. */
export type Contact = z.infer<typeof contactSchema>

export async function findContact(
  { database }: Pick<Deps, 'database'>,
  by: { accountId: string } | { siret: string },
): Promise<Contact | undefined> {
  const [column, value] = 'siret' in by ? ['a.siret', by.siret] : ['a.id', by.accountId]
  const rows = await database.read(
    `SELECT a.id, a.siret, e.name, a.holder, a.email, a.mobile
     FROM accounts a JOIN employers e ON e.siret = a.siret
     WHERE ${column} = ? AND a.closed_at IS NULL`,
    [value],
  )
  return rows.map((row) => contactSchema.parse(row))[0]
}
