import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

const dueFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string(),
  blobId: z.string().transform((id) => id as BlobId),
  tries: z.number(),
  accountId: z.string(),
  reference: z.string(),
  email: z.string(),
  holder: z.string(),
})

export type DueFile = z.infer<typeof dueFileSchema>

/** Takes some files to scan, for this worker alone until `leaseEnd`. */
export async function claimDueFiles(
  { database, clock }: Deps,
  limit: number,
  leaseEnd: Date,
): Promise<DueFile[]> {
  const [claimed] = await database.write([
    {
      sql: `UPDATE files SET scan_at = ?, scan_tries = scan_tries + 1
            WHERE id IN (SELECT id FROM files
              WHERE state = 'pending' AND request_id IS NOT NULL AND scan_at <= ?
              ORDER BY scan_at LIMIT ?)
            RETURNING id, name, sha256, blob_id AS blobId, scan_tries AS tries,
              account_id AS accountId,
              (SELECT reference FROM requests r WHERE r.id = request_id) AS reference,
              (SELECT email FROM requests r WHERE r.id = request_id) AS email,
              (SELECT holder FROM requests r WHERE r.id = request_id) AS holder`,
      args: [leaseEnd, clock.now(), limit],
    },
  ])
  return (claimed?.rows ?? []).map((row) => dueFileSchema.parse(row))
}

export function settleFile(id: string, state: 'clean' | 'infected'): Statement {
  return {
    sql: `UPDATE files SET state = ? WHERE id = ? AND state = 'pending'`,
    args: [state, id],
  }
}

export function postponeScan(id: string, until: Date): Statement {
  return {
    sql: `UPDATE files SET scan_at = ? WHERE id = ? AND state = 'pending'`,
    args: [until, id],
  }
}
