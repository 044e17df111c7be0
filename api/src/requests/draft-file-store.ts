import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { FormOwner } from './store.ts'

const draftFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
})

export type DraftFile = z.infer<typeof draftFileSchema>

export async function listDraftFiles(
  { database }: Deps,
  { accountId, key }: FormOwner,
): Promise<DraftFile[]> {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256 FROM files
     WHERE account_id = ? AND form_key = ? AND request_id IS NULL ORDER BY received_at, position`,
    [accountId, key],
  )
  return rows.map((row) => draftFileSchema.parse(row))
}

/** Takes a file out of a draft; its blob is left to the sweep. Says whether there was one. */
export async function removeDraftFile(
  { database, clock }: Deps,
  { accountId, key }: FormOwner,
  fileId: string,
): Promise<boolean> {
  const mine = 'id = ? AND account_id = ? AND form_key = ? AND request_id IS NULL'
  const [, removed] = await database.write([
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${mine}`,
      args: [clock.now(), fileId, accountId, key],
    },
    { sql: `DELETE FROM files WHERE ${mine} RETURNING id`, args: [fileId, accountId, key] },
  ])
  return removed?.rows.length === 1
}
