import type { Deps } from '../deps.ts'
import { forgetDaysBefore } from './quota-store.ts'
import { forgetBlob, listAbandonedBlobs, removeOldDrafts } from './sweep-store.ts'

const DAY_MS = 24 * 3_600_000
/** Far longer than any request lasts. */
const BLOB_AGE_MS = DAY_MS
const DRAFT_AGE_MS = 60 * DAY_MS
/** Longer than anybody looks back at who sent how much. */
const COUNT_AGE_MS = 40 * DAY_MS

/** Removes old drafts, then the blobs that no file names; answers how many of each. */
export async function sweepRequests(
  deps: Deps,
  { dryRun = false } = {},
): Promise<{ drafts: number; blobs: number }> {
  const before = (age: number) => new Date(deps.clock.now().getTime() - age)
  const blobs = await listAbandonedBlobs(deps, before(BLOB_AGE_MS))
  if (dryRun) return { drafts: 0, blobs: blobs.length }
  const drafts = await removeOldDrafts(deps, before(DRAFT_AGE_MS))
  await deps.database.write([forgetDaysBefore(before(COUNT_AGE_MS))])
  for (const blob of blobs) {
    await deps.blobs.delete(blob)
    await deps.database.write([forgetBlob(blob)])
  }
  return { drafts, blobs: blobs.length }
}
