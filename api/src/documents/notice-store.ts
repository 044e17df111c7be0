import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** One more document that the holder is to be told of. */
export function awaitNotice(accountId: string, now: Date): Statement {
  return {
    sql: `INSERT INTO document_notices (account_id, first_at, total) VALUES (?, ?, 1)
          ON CONFLICT (account_id) DO UPDATE SET total = total + 1`,
    args: [accountId, now],
  }
}

const noticeSchema = z.object({
  accountId: z.string(),
  firstAt: z.number(),
  total: z.number(),
})

export type AwaitedNotice = z.infer<typeof noticeSchema>

/** Those whose first document came before, the oldest first. */
export async function listDueNotices(
  { database }: Pick<Deps, 'database'>,
  firstBefore: Date,
): Promise<AwaitedNotice[]> {
  const rows = await database.read(
    `SELECT account_id AS accountId, first_at AS firstAt, total FROM document_notices
     WHERE first_at <= ? ORDER BY first_at LIMIT 100`,
    [firstBefore],
  )
  return z.array(noticeSchema).parse(rows)
}

/** For `writeIf`: nobody told of them meanwhile, and no document came. */
export function isUntold({ accountId, firstAt, total }: AwaitedNotice): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM document_notices
          WHERE account_id = ? AND first_at = ? AND total = ?)`,
    args: [accountId, firstAt, total],
  }
}

export function endNotice({ accountId }: AwaitedNotice): Statement {
  return { sql: 'DELETE FROM document_notices WHERE account_id = ?', args: [accountId] }
}
