import { documentKinds, limits, type DocumentList, type PersonalDocument } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

export interface NewDocument {
  id: string
  accountId: string
  kind: PersonalDocument['kind']
  themeSlug: string
  description: string
  fileName: string
  blobId: BlobId
  bytes: number
  sha256: string
  publishedAt: Date
}

export function insertDocument(document: NewDocument): Statement {
  return {
    sql: `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name, blob_id,
            bytes, sha256, published_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      document.id,
      document.accountId,
      document.kind,
      document.themeSlug,
      document.description,
      document.fileName,
      document.blobId,
      document.bytes,
      document.sha256,
      document.publishedAt,
    ],
  }
}

const listedSchema = z
  .object({
    id: z.string(),
    publishedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
    kind: z.enum(documentKinds),
    description: z.string(),
    themeSlug: z.string(),
    themeName: z.string(),
    bytes: z.number(),
  })
  .transform(({ themeSlug, themeName, ...document }) => ({
    ...document,
    theme: { slug: themeSlug, name: themeName },
  }))

/** Newest first. */
export async function listDocuments(
  { database }: Deps,
  accountId: string,
  { theme, page }: { theme?: string | undefined; page: number },
): Promise<DocumentList> {
  const scope = theme === undefined ? 'd.account_id = ?' : 'd.account_id = ? AND d.theme_slug = ?'
  const scopeArgs = theme === undefined ? [accountId] : [accountId, theme]
  const counted = await database.read(
    `SELECT count(*) AS total FROM documents d WHERE ${scope}`,
    scopeArgs,
  )
  const rows = await database.read(
    `SELECT d.id, d.published_at AS publishedAt, d.kind, d.description, d.bytes,
            d.theme_slug AS themeSlug, coalesce(t.name, d.theme_slug) AS themeName
     FROM documents d LEFT JOIN themes t ON t.slug = d.theme_slug
     WHERE ${scope} ORDER BY d.published_at DESC, d.id LIMIT ? OFFSET ?`,
    [...scopeArgs, limits.pageSize, (page - 1) * limits.pageSize],
  )
  const { total } = z.object({ total: z.number() }).parse(counted[0])
  return {
    documents: rows.map((row) => listedSchema.parse(row)),
    page,
    pages: Math.max(1, Math.ceil(total / limits.pageSize)),
    total,
  }
}

const storedSchema = z.object({
  blobId: z.string().transform((id) => id as BlobId),
  fileName: z.string(),
  bytes: z.number(),
  sha256: z.string(),
})

export type StoredDocument = z.infer<typeof storedSchema>

/** Undefined for a document of somebody else as for none. */
export async function findDocument(
  { database }: Deps,
  accountId: string,
  id: string,
): Promise<StoredDocument | undefined> {
  const rows = await database.read(
    `SELECT blob_id AS blobId, file_name AS fileName, bytes, sha256
     FROM documents WHERE id = ? AND account_id = ?`,
    [id, accountId],
  )
  return rows.map((row) => storedSchema.parse(row))[0]
}
