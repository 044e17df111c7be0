import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** For the same batch as the payments: the accounts of these employers are to be told of them. */
export function tellLater(sirets: readonly string[], at: Date): Statement {
  return {
    sql: `INSERT INTO payment_news (account_id, changed_at, is_due, told_on)
          SELECT a.id, ?, 1, '' FROM json_each(?) j
            JOIN accounts a ON a.siret = j.value AND a.closed_at IS NULL
          WHERE true
          ON CONFLICT (account_id) DO UPDATE SET changed_at = excluded.changed_at, is_due = 1`,
    args: [at, JSON.stringify(sirets)],
  }
}

const newsSchema = z.object({ accountId: z.string(), changedAt: z.number() })
export type News = z.infer<typeof newsSchema>

const AT_ONCE = 200

/** Accounts to tell, those that wait longest first; none that was told the same day. */
export async function listDue(
  { database }: Pick<Deps, 'database'>,
  { changedBefore, today }: { changedBefore: Date; today: string },
): Promise<News[]> {
  const rows = await database.read(
    `SELECT account_id AS accountId, changed_at AS changedAt FROM payment_news
     WHERE is_due = 1 AND changed_at <= ? AND told_on < ? ORDER BY changed_at LIMIT ?`,
    [changedBefore, today, AT_ONCE],
  )
  return rows.map((row) => newsSchema.parse(row))
}

/** What came since it was listed is still to be told. */
export function markTold({ accountId, changedAt }: News, today: string): Statement {
  return {
    sql: 'UPDATE payment_news SET told_on = ?, is_due = changed_at > ? WHERE account_id = ?',
    args: [today, changedAt, accountId],
  }
}

/** Whoever has the page open need not be led to it. */
export function forgetNews(accountId: string): Statement {
  return {
    sql: 'UPDATE payment_news SET is_due = 0 WHERE account_id = ? AND is_due = 1',
    args: [accountId],
  }
}
