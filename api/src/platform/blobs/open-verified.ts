import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import type { Log } from '../log.ts'
import { problem } from '../problems.ts'
import type { BlobId, BlobStore } from './blob-store.ts'

export interface VerifiedBlobs {
  blobs: BlobStore
  log: Log
  /** Whoever listens keeps a trace of the damage. */
  events: { emit(event: 'file-damaged', id: BlobId): boolean }
}

/**
 * The blob's bytes, once all of them have been read and found to have this SHA-256: nothing of a
 * damaged file leaves. Reads the blob twice.
 */
export async function openVerified(
  deps: VerifiedBlobs,
  id: BlobId,
  sha256: string,
): Promise<Readable> {
  const hash = createHash('sha256')
  await pipeline(await whenThere(deps, id, deps.blobs.get(id)), hash)
  if (hash.digest('hex') !== sha256) throw raiseAlarm(deps, id)
  return deps.blobs.get(id)
}

/** The same of a small file, read once and held whole. */
export async function readVerified(
  deps: VerifiedBlobs,
  id: BlobId,
  sha256: string,
): Promise<Buffer> {
  const bytes = await whenThere(deps, id, deps.blobs.read(id))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw raiseAlarm(deps, id)
  return bytes
}

/** The same, in memory that is used again: all of `slab`. */
export async function readInto(
  deps: VerifiedBlobs,
  slab: Buffer,
  id: BlobId,
  sha256: string,
): Promise<Buffer> {
  const bytes = await whenThere(deps, id, deps.blobs.readInto(id, slab))
  const isWhole = bytes === slab.length
  if (!isWhole || createHash('sha256').update(slab).digest('hex') !== sha256) {
    throw raiseAlarm(deps, id)
  }
  return slab
}

/** A file that is gone is no less damaged; a store that does not answer says nothing of its files. */
async function whenThere<T>(deps: VerifiedBlobs, id: BlobId, content: Promise<T>): Promise<T> {
  try {
    return await content
  } catch (error) {
    if (await deps.blobs.head(id)) throw error
    throw raiseAlarm(deps, id)
  }
}

function raiseAlarm({ log, events }: VerifiedBlobs, id: BlobId): Error {
  log.error('file-damaged', { fileId: id })
  events.emit('file-damaged', id)
  return problem({
    type: 'damaged-file',
    title: 'Ce document ne peut pas être ouvert pour le moment. L’Enim est prévenue.',
  })
}
