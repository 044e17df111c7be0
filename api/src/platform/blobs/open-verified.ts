import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import type { BlobId, BlobStore } from './blob-store.ts'

/**
 * The blob's bytes, once all of them have been read and found to have this SHA-256: nothing of a
 * damaged file leaves. Reads the blob twice.
 */
export async function openVerified(
  blobs: BlobStore,
  id: BlobId,
  sha256: string,
): Promise<Readable> {
  const hash = createHash('sha256')
  await pipeline(await blobs.get(id), hash)
  if (hash.digest('hex') !== sha256) throw new Error(`The stored file ${id} is damaged`)
  return blobs.get(id)
}
