import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'

export interface JoinedFile {
  accountId: string
  slug: string
  draftKey: string
  fileId: string
}

const rowSchema = z.object({
  blobId: z.string().transform((id) => id as BlobId),
  sha256: z.string(),
  version: z.string(),
})

/** A file of one's own draft that was recognised as a version of this form. */
export async function findFormFile(
  { database }: Pick<Deps, 'database'>,
  { accountId, slug, draftKey, fileId }: JoinedFile,
) {
  const rows = await database.read(
    `SELECT f.blob_id AS blobId, f.sha256, r.version
     FROM files f JOIN file_forms r ON r.file_id = f.id
     WHERE f.id = ? AND f.account_id = ? AND f.form_key = ? AND f.request_id IS NULL AND r.slug = ?`,
    [fileId, accountId, draftKey, slug],
  )
  return rows.map((row) => rowSchema.parse(row))[0]
}
