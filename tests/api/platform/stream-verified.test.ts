import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import {
  streamVerified,
  type BlobId,
  type BlobStore,
  type VerifiedBlobs,
} from '../../../api/src/platform/blobs/index.ts'
import { createLog } from '../../../api/src/platform/log.ts'

const content = Buffer.alloc(8 * 1024 * 1024, 'a')
const file = {
  blobId: 'blob' as BlobId,
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: content.length,
}

/** A store of one blob, which counts how it is read. */
function storeOf(bytes: Buffer): VerifiedBlobs & { held: () => number } {
  let held = 0
  const blobs: Partial<BlobStore> = {
    get: () => Promise.resolve(Readable.from([bytes])),
    read() {
      held++
      return Promise.resolve(bytes)
    },
  }
  return {
    blobs: blobs as BlobStore,
    log: createLog({ write: () => undefined }),
    events: { emit: () => true },
    held: () => held,
  }
}

async function whole(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer())
}

test('a file of 8 Mo is read once, and given whole', async () => {
  const store = storeOf(content)
  expect((await whole(await streamVerified(store, file))).equals(content)).toBe(true)
  expect(store.held()).toBe(1)
})

test('a larger one is never held', async () => {
  const large = Buffer.alloc(content.length + 1, 'a')
  const sha256 = createHash('sha256').update(large).digest('hex')
  const store = storeOf(large)
  const stream = await streamVerified(store, { ...file, sha256, bytes: large.length })
  expect((await whole(stream)).equals(large)).toBe(true)
  expect(store.held()).toBe(0)
})

test('one changed bit, and none of it is given', async () => {
  const changed = Buffer.from(content)
  changed[5_000_000] = 'a'.charCodeAt(0) ^ 1
  await expect(streamVerified(storeOf(changed), file)).rejects.toThrow('ne peut pas être ouvert')
})

test('slow readers make it hold 64 Mo at most, and give the room back, read or gone', async () => {
  const store = storeOf(content)
  const slow = await Promise.all(Array.from({ length: 8 }, () => streamVerified(store, file)))
  expect((await whole(await streamVerified(store, file))).equals(content)).toBe(true)
  expect(store.held()).toBe(8)
  await slow[0]?.cancel()
  if (slow[1]) await whole(slow[1])
  await Promise.all([streamVerified(store, file), streamVerified(store, file)]).then((streams) =>
    Promise.all(streams.map((stream) => stream.cancel())),
  )
  expect(store.held()).toBe(10)
  await Promise.all(slow.slice(2).map((stream) => stream.cancel()))
})
