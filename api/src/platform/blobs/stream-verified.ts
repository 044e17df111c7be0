import { Readable } from 'node:stream'
import type { BlobId } from './blob-store.ts'
import { openVerified, readVerified, type VerifiedBlobs } from './open-verified.ts'

/** Most files are smaller: read once and held, they cost half of what reading them twice does. */
const LARGEST_HELD = 8 * 1024 * 1024
/** What slow readers may make the process hold together; beyond, files are read twice. */
const MOST_HELD = 64 * 1024 * 1024
let held = 0

/** A file to be sent, none of whose bytes leaves unless all of them are what they were. */
export async function streamVerified(
  deps: VerifiedBlobs,
  { blobId, sha256, bytes }: { blobId: BlobId; sha256: string; bytes: number },
): Promise<ReadableStream<Uint8Array>> {
  if (bytes > LARGEST_HELD || held + bytes > MOST_HELD) {
    const content = await openVerified(deps, blobId, sha256)
    return Readable.toWeb(content) as ReadableStream<Uint8Array>
  }
  held += bytes
  const release = () => {
    held -= bytes
  }
  try {
    return streamOnce(await readVerified(deps, blobId, sha256), release)
  } catch (error) {
    release()
    throw error
  }
}

/** `release` is called once, when the reader asks for more than there is or goes away. */
function streamOnce(content: Buffer, release: () => void): ReadableStream<Uint8Array> {
  let isGiven = false
  return new ReadableStream(
    {
      pull(controller) {
        if (isGiven) {
          controller.close()
          release()
        } else {
          isGiven = true
          controller.enqueue(content)
        }
      },
      cancel: release,
    },
    { highWaterMark: 0 },
  )
}
