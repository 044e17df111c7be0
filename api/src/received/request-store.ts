import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** Whether a receipt or an answer of this request was never opened. */
export async function hasNewParts(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  reference: string,
): Promise<boolean> {
  const { sql, args } = partsOf(accountId, reference)
  const rows = await database.read(`SELECT 1 FROM received_items WHERE ${sql} LIMIT 1`, args)
  return rows.length > 0
}

/** The page of the request was opened, which shows them all. */
export function openParts(accountId: string, reference: string, at: Date): Statement {
  const { sql, args } = partsOf(accountId, reference)
  return { sql: `UPDATE received_items SET opened_at = ? WHERE ${sql}`, args: [at, ...args] }
}

/** A semicolon follows the colon that ends a reference. */
function partsOf(accountId: string, reference: string): Statement {
  return {
    sql: `account_id = ? AND kind IN ('receipt', 'answer') AND subject > ? AND subject < ?
      AND opened_at IS NULL`,
    args: [accountId, `${reference}:`, `${reference};`],
  }
}
