import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'
import { receivedKindSchema } from 'content-types'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const lineSchema = z.object({
  kind: receivedKindSchema,
  label: z.string(),
  at: instant,
  openedAt: instant.nullable(),
  archivedAt: instant.nullable(),
})

/** All that an account was given, for whoever asks what is held on them: what is archived last. */
export async function* exportReceived({ database }: Pick<Deps, 'database'>, accountId: string) {
  for (const archived of [0, 1]) {
    const rows = readPages(database, {
      sql: `SELECT id, kind, label, at, opened_at AS openedAt, archived_at AS archivedAt
            FROM received_items WHERE account_id = ? AND archived = ?`,
      args: [accountId, archived],
      order: [
        { column: 'at', as: 'at', descending: true },
        { column: 'id', as: 'id' },
      ],
    })
    for await (const row of rows) yield lineSchema.parse(row)
  }
}
