import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { TypedForm } from './form.ts'
import type { FormOwner } from './store.ts'

type Sent = Pick<TypedForm, 'key' | 'reference'>

/** Whether a form became a request, or a reply in the thread that it belongs to. */
export async function isSent({ database }: Deps, accountId: string, form: Sent): Promise<boolean> {
  const { sql, args } = notSent(accountId, form)
  const [row] = await database.read(`SELECT NOT (${sql}) AS sent`, args)
  return z.object({ sent: z.number() }).parse(row).sent === 1
}

/** The request that a form became, whatever it held. */
export async function findSentReference(
  { database }: Pick<Deps, 'database'>,
  { accountId, key }: FormOwner,
): Promise<string | undefined> {
  const rows = await database.read(
    'SELECT reference FROM requests WHERE account_id = ? AND form_key = ? LIMIT 1',
    [accountId, key],
  )
  return rows.map((row) => z.object({ reference: z.string() }).parse(row).reference)[0]
}

/** The condition of a batch that keeps a draft: no device brings one back once it is sent. */
export function notSent(accountId: string, { key, reference }: Sent): Statement {
  return {
    sql: `NOT EXISTS (SELECT 1 FROM requests WHERE account_id = ? AND form_key = ?)
          AND NOT EXISTS (SELECT 1 FROM requests r JOIN messages m ON m.request_id = r.id
            WHERE r.reference = ? AND r.account_id = ? AND m.form_key = ?)`,
    args: [accountId, key, reference, accountId, key],
  }
}
