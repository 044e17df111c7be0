import type { Account } from 'content-types'
import * as z from 'zod'
import type { CodeHash, Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const detailsSchema = z.object({
  siret: z.string(),
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string(),
  service: z.string(),
  holder: z.string(),
})

/** What the account says now, without what waits. */
export async function getDetails(
  { database }: Deps,
  accountId: string,
): Promise<Omit<Account, 'changes' | 'notifications'>> {
  const rows = await database.read(
    `SELECT a.siret, e.name, a.email, a.mobile, COALESCE(a.address, e.address) AS address,
            e.service, a.holder
     FROM accounts a JOIN employers e ON e.siret = a.siret WHERE a.id = ?`,
    [accountId],
  )
  return detailsSchema.parse(rows[0])
}

/** Holds while nobody has ended this session, whose holder proved the code a moment ago. */
export function sessionIsOpen(accountId: string, sessionHash: string): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM sessions WHERE token_hash = ? AND account_id = ?)',
    args: [sessionHash, accountId],
  }
}

/** The account without its person: nothing that names or reaches anybody, and a code of nobody. */
export function eraseAccount(
  { clock }: Pick<Deps, 'clock'>,
  accountId: string,
  { hash, pepperId }: CodeHash,
): Statement {
  const now = clock.now()
  return {
    sql: `UPDATE accounts SET email = '', mobile = NULL, address = NULL, holder = '',
            code_hash = ?, pepper_id = ?, failed = 0, blocked_until = NULL,
            inactivity_warned = NULL, inactivity_warned_at = NULL, closed_at = ?, updated_at = ?
          WHERE id = ?`,
    args: [hash, pepperId, now, now, accountId],
  }
}
