import type { Deps } from '../deps.ts'
import { forgetBlob, listAbandonedBlobs, removeOldDrafts } from './draft-store.ts'

const DAY_MS = 24 * 3_600_000
/** Far longer than any request lasts. */
const BLOB_AGE_MS = DAY_MS
const DRAFT_AGE_MS = 30 * DAY_MS

/** Removes old drafts, then the blobs that no file names; answers how many of each. */
export async function sweepRequests(
  deps: Deps,
  { dryRun = false } = {},
): Promise<{ drafts: number; blobs: number }> {
  const before = (age: number) => new Date(deps.clock.now().getTime() - age)
  const blobs = await listAbandonedBlobs(deps, before(BLOB_AGE_MS))
  if (dryRun) return { drafts: 0, blobs: blobs.length }
  const drafts = await removeOldDrafts(deps, before(DRAFT_AGE_MS))
  for (const blob of blobs) {
    await deps.blobs.delete(blob)
    await deps.database.write([forgetBlob(blob)])
  }
  return { drafts, blobs: blobs.length }
}
