import { Readable } from 'node:stream'
import type { BlobId } from './blob-store.ts'
import { openVerified, readInto, type VerifiedBlobs } from './open-verified.ts'

/** Read once into memory that is used again, they cost half of what reading them twice does. */
const LARGEST_HELD = 8 * 1024 * 1024
/** What slow readers may make the process hold: beyond, files are read twice. */
const MOST_SLABS = 8
/** A server has written all of a piece that fills its own buffers before it asks for the next. */
const SMALLEST_HELD = 1024 * 1024

/** New memory for each file would cost more than the file does. */
const free: Buffer[] = []
let slabs = 0

/** A file to be sent, none of whose bytes leaves unless all of them are what they were. */
export async function streamVerified(
  deps: VerifiedBlobs,
  file: { blobId: BlobId; sha256: string; bytes: number },
): Promise<ReadableStream<Uint8Array>> {
  const { blobId, sha256, bytes } = file
  const slab = bytes >= SMALLEST_HELD && bytes <= LARGEST_HELD ? takeSlab() : undefined
  if (!slab) {
    const content = await openVerified(deps, blobId, sha256)
    return Readable.toWeb(content) as ReadableStream<Uint8Array>
  }
  const release = () => free.push(slab)
  try {
    return streamOnce(await readInto(deps, slab.subarray(0, bytes), blobId, sha256), release)
  } catch (error) {
    release()
    throw error
  }
}

function takeSlab(): Buffer | undefined {
  const slab = free.pop()
  if (slab || slabs === MOST_SLABS) return slab
  slabs++
  return Buffer.allocUnsafeSlow(LARGEST_HELD)
}

/**
 * `release` is called once: when the server asks for more, which it does when the system has taken
 * all of the piece, or when the reader goes away.
 */
function streamOnce(content: Buffer, release: () => void): ReadableStream<Uint8Array> {
  let isGiven = false
  return new ReadableStream(
    {
      pull(controller) {
        if (isGiven) {
          controller.close()
          setImmediate(release)
        } else {
          isGiven = true
          controller.enqueue(content)
        }
      },
      cancel: () => void setImmediate(release),
    },
    { highWaterMark: 0 },
  )
}
