import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

interface Alarm {
  blobId: BlobId
  /** YYYY-MM-DD */
  day: string
}

/** For `writeIf`. */
export function isFirstAlarm({ blobId, day }: Alarm): Statement {
  return {
    sql: 'NOT EXISTS (SELECT 1 FROM damaged_files WHERE blob_id = ? AND day = ?)',
    args: [blobId, day],
  }
}

export function recordAlarm({ blobId, day }: Alarm): Statement {
  return { sql: 'INSERT INTO damaged_files (blob_id, day) VALUES (?, ?)', args: [blobId, day] }
}
