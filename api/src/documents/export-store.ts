import { documentKinds } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import { readPages } from '../platform/read-pages.ts'

const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  theme: z.string(),
  description: z.string(),
  fileName: z.string(),
  blobId: z.string().transform((id) => id as BlobId),
  bytes: z.number(),
  sha256: z.string(),
  publishedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** All the personal documents of an account, oldest first, for whoever asks what is held on them. */
export async function* exportDocuments({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = readPages(database, {
    sql: `SELECT d.id, d.kind, coalesce(t.name, d.theme_slug) AS theme, d.description,
            d.file_name AS fileName, d.blob_id AS blobId, d.bytes, d.sha256,
            d.published_at AS publishedAt
          FROM documents d LEFT JOIN themes t ON t.slug = d.theme_slug
          WHERE d.account_id = ?`,
    args: [accountId],
    order: [
      { column: 'd.published_at', as: 'publishedAt' },
      { column: 'd.id', as: 'id', descending: true },
    ],
  })
  for await (const row of rows) yield documentSchema.parse(row)
}
