import { fileStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  state: fileStateSchema,
  blobId: z.string().transform((id) => id as BlobId),
  receivedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type SentFile = z.infer<typeof fileSchema>

const columns = `f.id, f.name, f.bytes, f.sha256, f.state, f.blob_id AS blobId,
  f.received_at AS receivedAt`

/** Undefined for a file of somebody else, or of another request, as for none. */
export async function findSentFile(
  { database }: Pick<Deps, 'database'>,
  { accountId, reference, id }: { accountId: string; reference: string; id: string },
): Promise<SentFile | undefined> {
  const rows = await database.read(
    `SELECT ${columns} FROM files f JOIN requests r ON r.id = f.request_id
     WHERE f.id = ? AND f.account_id = ? AND r.reference = ? AND r.account_id = ?`,
    [id, accountId, reference, accountId],
  )
  return rows.map((row) => fileSchema.parse(row))[0]
}

/** Of the request and of its replies, oldest first. */
export async function listSentFiles(
  { database }: Pick<Deps, 'database'>,
  requestId: string,
): Promise<SentFile[]> {
  const rows = await database.read(
    `SELECT ${columns} FROM files f WHERE f.request_id = ? ORDER BY f.received_at, f.position`,
    [requestId],
  )
  return z.array(fileSchema).parse(rows)
}
