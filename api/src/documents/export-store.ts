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
  withdrawnReason: z.string().nullable(),
  isReplaced: z.number().transform(Boolean),
})

type Row = z.infer<typeof documentSchema>

/** `absence` says why its file is no longer given; null when it is. */
export type ExportedDocument = Omit<Row, 'withdrawnReason' | 'isReplaced'> & {
  absence: string | null
}

/** All the personal documents of an account, oldest first, for whoever asks what is held on them. */
export async function* exportDocuments(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): AsyncGenerator<ExportedDocument> {
  const rows = readPages(database, {
    sql: `SELECT d.id, d.kind, coalesce(t.name, d.theme_slug) AS theme, d.description,
            d.file_name AS fileName, d.blob_id AS blobId, d.bytes, d.sha256,
            d.published_at AS publishedAt, d.withdrawn_reason AS withdrawnReason,
            d.replaced_by IS NOT NULL AS isReplaced
          FROM documents d LEFT JOIN themes t ON t.slug = d.theme_slug
          WHERE d.account_id = ?`,
    args: [accountId],
    order: [
      { column: 'd.published_at', as: 'publishedAt' },
      { column: 'd.id', as: 'id', descending: true },
    ],
  })
  for await (const row of rows) yield withAbsence(documentSchema.parse(row))
}

function withAbsence({ withdrawnReason, isReplaced, ...document }: Row): ExportedDocument {
  if (withdrawnReason !== null) {
    return { ...document, absence: `Retiré par l’Enim\u00a0: ${withdrawnReason}` }
  }
  return { ...document, absence: isReplaced ? 'Remplacé par un autre document' : null }
}
