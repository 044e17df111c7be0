import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const listedSchema = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  publishedAt: instant,
  kind: z.string(),
  description: z.string(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  /** What names the document that took its place. */
  replacement: z.string().nullable(),
})

export type ListedForEnim = z.infer<typeof listedSchema>

/** All the documents of an account, newest first, as Enim names them. */
export async function* listForEnim(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): AsyncGenerator<ListedForEnim> {
  const rows = readPages(database, {
    sql: `SELECT d.id, d.reference, d.published_at AS publishedAt, d.kind, d.description,
            d.withdrawn_at AS withdrawnAt, d.withdrawn_reason AS withdrawnReason,
            coalesce(n.reference, n.id) AS replacement
          FROM documents d LEFT JOIN documents n ON n.id = d.replaced_by
          WHERE d.account_id = ?`,
    args: [accountId],
    order: [
      { column: 'd.published_at', as: 'publishedAt', descending: true },
      { column: 'd.id', as: 'id' },
    ],
  })
  for await (const row of rows) yield listedSchema.parse(row)
}
