import type { DocumentKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

export interface NewDocument {
  id: string
  accountId: string
  kind: DocumentKind
  themeSlug: string
  description: string
  fileName: string
  blobId: BlobId
  bytes: number
  sha256: string
  publishedAt: Date
  source: 'import' | 'api' | 'portal'
  /** The sender's own name for it; no two documents of an account share one. */
  reference?: string | undefined
}

export function insertDocument(document: NewDocument): Statement {
  return {
    sql: `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name, blob_id,
            bytes, sha256, published_at, source, reference)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      document.source,
      document.reference ?? null,
    ],
  }
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const storedSchema = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  themeSlug: z.string(),
  blobId: z.string().transform((id) => id as BlobId),
  fileName: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  isNew: z.coerce.boolean(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  replacedAt: instant.nullable(),
})

export type StoredDocument = z.infer<typeof storedSchema>

/** Undefined for a document of somebody else as for none. */
export async function findDocument(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  id: string,
): Promise<StoredDocument | undefined> {
  const rows = await database.read(
    `SELECT d.id, d.reference, d.theme_slug AS themeSlug, d.blob_id AS blobId,
            d.file_name AS fileName, d.bytes, d.sha256,
            d.withdrawn_at AS withdrawnAt, d.withdrawn_reason AS withdrawnReason,
            (SELECT n.published_at FROM documents n WHERE n.id = d.replaced_by) AS replacedAt,
            EXISTS (SELECT 1 FROM received_items r WHERE r.account_id = d.account_id
              AND r.kind = 'document' AND r.subject = d.id AND r.opened_at IS NULL) AS isNew
     FROM documents d WHERE d.id = ? AND d.account_id = ?`,
    [id, accountId],
  )
  return rows.map((row) => storedSchema.parse(row))[0]
}

/** A condition: nobody opened it yet, and Enim, which is told so, made it. */
export function isFirstOpening(accountId: string, id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM documents d JOIN received_items r
            ON r.account_id = d.account_id AND r.kind = 'document' AND r.subject = d.id
          WHERE d.id = ? AND d.account_id = ? AND d.source <> 'portal' AND r.opened_at IS NULL)`,
    args: [id, accountId],
  }
}

const publishedSchema = z.object({
  id: z.string(),
  sha256: z.string(),
  state: z.enum(['online', 'withdrawn', 'replaced']),
})

export type PublishedDocument = z.infer<typeof publishedSchema>

const publishedColumns = `id, sha256,
  CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
       WHEN replaced_by IS NOT NULL THEN 'replaced' ELSE 'online' END AS state`

/** The document to which its sender gave this reference. */
export async function findPublished(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  reference: string,
): Promise<PublishedDocument | undefined> {
  const rows = await database.read(
    `SELECT ${publishedColumns} FROM documents WHERE account_id = ? AND reference = ?`,
    [accountId, reference],
  )
  return rows.map((row) => publishedSchema.parse(row))[0]
}

export async function findPublishedById(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  id: string,
): Promise<PublishedDocument | undefined> {
  const rows = await database.read(
    `SELECT ${publishedColumns} FROM documents WHERE id = ? AND account_id = ?`,
    [id, accountId],
  )
  return rows.map((row) => publishedSchema.parse(row))[0]
}
