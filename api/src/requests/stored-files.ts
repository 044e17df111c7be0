import type { Deps } from '../deps.ts'
import type { ReceivedFile } from '../files/index.ts'
import { createBlobId } from '../platform/blobs/index.ts'
import { createId } from '../platform/tokens.ts'
import { reserveRoom } from './quota-store.ts'
import type { NewFile } from './store.ts'

/**
 * Puts checked files where they survive a power cut; undefined when the account may store no more
 * today. Their blobs are written down first, so that those which no request ends up naming can be
 * removed.
 */
export async function storeFiles(
  deps: Deps,
  accountId: string,
  files: readonly ReceivedFile[],
): Promise<NewFile[] | undefined> {
  if (files.length === 0) return []
  const now = deps.clock.now()
  const stored = files.map(({ name, bytes, sha256 }, position) => ({
    id: createId(),
    name,
    bytes,
    sha256,
    position,
    blobId: createBlobId(),
    receivedAt: now,
  }))
  const hasRoom = await reserveRoom(deps, accountId, {
    blobs: stored.map(({ blobId }) => blobId),
    bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0),
  })
  if (!hasRoom) return undefined
  await Promise.all(
    files.map(({ path, sha256 }, index) =>
      deps.blobs.put({ path, sha256, id: stored[index]?.blobId }),
    ),
  )
  return stored
}
