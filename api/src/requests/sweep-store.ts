import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

/** Drafts that nobody came back to; their blobs are left to the sweep. */
export async function removeOldDrafts(
  { database, clock }: Deps,
  savedBefore: Date,
): Promise<number> {
  const old = 'SELECT account_id, form_key FROM drafts WHERE saved_at < ?'
  const abandoned = `request_id IS NULL AND (account_id, form_key) IN (${old})`
  const [, , removed] = await database.write([
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${abandoned}`,
      args: [clock.now(), savedBefore],
    },
    { sql: `DELETE FROM files WHERE ${abandoned}`, args: [savedBefore] },
    { sql: 'DELETE FROM drafts WHERE saved_at < ? RETURNING form_key', args: [savedBefore] },
  ])
  return removed?.rows.length ?? 0
}

const blobSchema = z.object({ id: z.string() }).transform(({ id }) => id as BlobId)

/** Blobs announced before, and that no file names. */
export async function listAbandonedBlobs(
  { database }: Deps,
  announcedBefore: Date,
): Promise<BlobId[]> {
  const rows = await database.read(
    `SELECT a.blob_id AS id FROM announced_blobs a
     WHERE a.announced_at < ?
       AND NOT EXISTS (SELECT 1 FROM files f WHERE f.blob_id = a.blob_id)
     ORDER BY a.announced_at LIMIT 1000`,
    [announcedBefore],
  )
  return rows.map((row) => blobSchema.parse(row))
}

export function forgetBlob(blob: BlobId): Statement {
  return { sql: 'DELETE FROM announced_blobs WHERE blob_id = ?', args: [blob] }
}
