import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { TypedForm } from './form.ts'

type Sent = Pick<TypedForm, 'key' | 'reference'>

/** Whether a form became a request, or a reply in the thread that it belongs to. */
export async function isSent({ database }: Deps, accountId: string, form: Sent): Promise<boolean> {
  const { sql, args } = notSent(accountId, form)
  const [row] = await database.read(`SELECT NOT (${sql}) AS sent`, args)
  return z.object({ sent: z.number() }).parse(row).sent === 1
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
