import { makeZip } from 'client-zip'
import type { Readable } from 'node:stream'
import { openVerified, type BlobId, type VerifiedBlobs } from './blobs/index.ts'

export interface ZipEntry {
  name: string
  lastModified: Date
  input: string | Uint8Array | AsyncIterable<string | Buffer>
}

/** A file that goes into an archive as it is. */
export interface ArchivedFile {
  path: string
  date: Date
  blobId: BlobId
  sha256: string
}

/** A ZIP made while it is read: however much there is, little is held at once. */
export function makeArchive(entries: AsyncGenerator<ZipEntry>): ReadableStream<Uint8Array> {
  return makeZip(endedByThrow(entries), { buffersAreUTF8: true })
}

/** client-zip calls `throw` when the reader leaves, which is no failure. */
function endedByThrow<T>(entries: AsyncGenerator<T>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => entries.next(),
      throw: () => entries.return(undefined),
    }),
  }
}

/** A file that cannot be read whole leaves a note in its place, and the rest of the archive good. */
export async function* entryOf(
  deps: VerifiedBlobs,
  { path, date: lastModified, blobId, sha256 }: ArchivedFile,
): AsyncGenerator<ZipEntry> {
  let content: Readable
  try {
    content = await openVerified(deps, blobId, sha256)
  } catch (error) {
    deps.log.error('file left out of an archive', { error })
    const input = 'Ce fichier n’a pas pu être lu. Signalez-le à l’Enim.\n'
    yield { name: `${path} - absent.txt`, lastModified, input }
    return
  }
  try {
    yield { name: path, lastModified, input: content }
  } finally {
    content.destroy()
  }
}
