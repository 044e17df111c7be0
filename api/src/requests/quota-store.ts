import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'
import { writeIf } from '../platform/claim.ts'
import { announceBlobs } from './store.ts'

interface Wanted {
  blobs: readonly BlobId[]
  bytes: number
}

/**
 * Writes down the blobs that an account is about to have stored, and counts them on its day; says
 * whether there was room. Of many at the same time none exceeds what is left.
 */
export async function reserveRoom(
  { database, clock, settings }: Pick<Deps, 'database' | 'clock' | 'settings'>,
  accountId: string,
  { blobs, bytes }: Wanted,
): Promise<boolean> {
  const now = clock.now()
  const day = dayOf(now)
  const room = {
    sql: `SELECT coalesce(sum(files), 0) + ? <= ? AND coalesce(sum(bytes), 0) + ? <= ?
          FROM daily_storage WHERE account_id = ? AND day = ?`,
    args: [blobs.length, settings.daily.files, bytes, settings.daily.bytes, accountId, day],
  }
  const count = {
    sql: `INSERT INTO daily_storage (account_id, day, files, bytes) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET files = files + excluded.files, bytes = bytes + excluded.bytes`,
    args: [accountId, day, blobs.length, bytes],
  }
  return (await writeIf(database, room, [count, ...announceBlobs(blobs, now)])) !== undefined
}

/** What an account stored on each of the last days, oldest first. */
export async function exportDailyStorage(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<DailyStorage[]> {
  const rows = await database.read(
    'SELECT day, files, bytes FROM daily_storage WHERE account_id = ? ORDER BY day',
    [accountId],
  )
  return z.array(dailyStorageSchema).parse(rows)
}

const dailyStorageSchema = z.object({ day: z.string(), files: z.number(), bytes: z.number() })

type DailyStorage = z.infer<typeof dailyStorageSchema>

export function forgetDaysBefore(before: Date): Statement {
  return { sql: 'DELETE FROM daily_storage WHERE day < ?', args: [dayOf(before)] }
}

/** « 2026-05-04 », in UTC. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
