import { channels } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const messageSchema = z.object({
  channel: z.enum(channels),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(['waiting', 'sent', 'skipped', 'dead']),
  createdAt: instant,
  sentAt: instant.nullable(),
})

/** What was written to the holder of an account, oldest first; the words themselves are not kept. */
export async function* exportMessages({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = readPages(database, {
    sql: `SELECT id, channel, recipient, subject, state, created_at AS createdAt,
            sent_at AS sentAt
          FROM outbox
          WHERE account_id = ? AND created_at >= (SELECT created_at FROM accounts WHERE id = ?)`,
    args: [accountId, accountId],
    order: [
      { column: 'created_at', as: 'createdAt' },
      { column: 'id', as: 'id' },
    ],
  })
  for await (const row of rows) yield messageSchema.parse(row)
}
