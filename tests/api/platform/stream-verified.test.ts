import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import {
  streamVerified,
  type BlobId,
  type BlobStore,
  type VerifiedBlobs,
} from '../../../api/src/platform/blobs/index.ts'
import { createLog } from '../../../api/src/platform/log.ts'
import { listenFor, stopServer } from '../../../api/src/server.ts'

const MEBIBYTE = 1024 * 1024

interface Sample {
  blobId: BlobId
  sha256: string
  bytes: number
}

/** Blobs in memory, which count how often they are read into memory that is used again. */
class Store implements VerifiedBlobs {
  readonly log = createLog({ write: () => undefined })
  readonly events = { emit: () => true }
  readonly contents = new Map<BlobId, Buffer>()
  held = 0

  readonly blobs = {
    get: (id: BlobId) => Promise.resolve(Readable.from([this.#contentOf(id)])),
    readInto: (id: BlobId, slab: Buffer) => {
      this.held++
      return Promise.resolve(this.#contentOf(id).copy(slab))
    },
    head: (id: BlobId) => Promise.resolve({ bytes: this.#contentOf(id).length }),
  } as unknown as BlobStore

  add(bytes: number, fill: string): Sample {
    const content = Buffer.alloc(bytes, fill)
    const blobId = `${fill}${String(bytes)}` as BlobId
    this.contents.set(blobId, content)
    return { blobId, sha256: createHash('sha256').update(content).digest('hex'), bytes }
  }

  #contentOf(id: BlobId): Buffer {
    return this.contents.get(id) ?? Buffer.alloc(0)
  }
}

async function whole(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer())
}

test.each([
  ['of 8 Mo is read once', 8 * MEBIBYTE, 1],
  ['that is larger is never held', 8 * MEBIBYTE + 1, 0],
  ['that is small is never held', MEBIBYTE - 1, 0],
])('a file %s, and given whole', async (_, bytes, held) => {
  const store = new Store()
  const file = store.add(bytes, 'a')
  const given = await whole(await streamVerified(store, file))
  expect(given.equals(store.contents.get(file.blobId) ?? Buffer.alloc(0))).toBe(true)
  expect(store.held).toBe(held)
})

test.each([
  ['one changed bit', (content: Buffer) => content.fill('b', 5_000_000, 5_000_001)],
  ['one byte less', (content: Buffer) => content.subarray(1)],
])('%s, and none of it is given', async (_, damage) => {
  const store = new Store()
  const file = store.add(8 * MEBIBYTE, 'a')
  const content = store.contents.get(file.blobId) ?? Buffer.alloc(0)
  store.contents.set(file.blobId, damage(content))
  await expect(streamVerified(store, file)).rejects.toThrow('ne peut pas être ouvert')
})

test('slow readers make it hold 64 Mo at most, and give the room back, read or gone', async () => {
  const store = new Store()
  const file = store.add(8 * MEBIBYTE, 'a')
  await sleep(10)
  const slow = await Promise.all(Array.from({ length: 8 }, () => streamVerified(store, file)))
  await whole(await streamVerified(store, file))
  expect(store.held).toBe(8)
  await slow[0]?.cancel()
  if (slow[1]) await whole(slow[1])
  await sleep(10)
  const again = await Promise.all([streamVerified(store, file), streamVerified(store, file)])
  expect(store.held).toBe(10)
  await Promise.all([...slow.slice(2), ...again].map((stream) => stream.cancel()))
  await sleep(10)
})

test('forty slow readers of different files at once each get their own, whole', async () => {
  const store = new Store()
  const files = Array.from({ length: 40 }, (_, rank) =>
    store.add(MEBIBYTE + rank * 100_000, String.fromCharCode(65 + rank)),
  )
  const address = await serveFiles(store, files)
  for (let round = 0; round < 2; round++) {
    const given = await Promise.all(files.map((_, rank) => readSlowly(`${address}/${rank}`, rank)))
    expect(given.map((content) => createHash('sha256').update(content).digest('hex'))).toEqual(
      files.map(({ sha256 }) => sha256),
    )
  }
  expect(store.held).toBeGreaterThan(16)
})

async function serveFiles(store: Store, files: readonly Sample[]): Promise<string> {
  const answer = async ({ url }: Request) => {
    const file = files[Number(new URL(url).pathname.slice(1))]
    return new Response(file && (await streamVerified(store, file)))
  }
  const server = await listenFor(answer, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => stopServer(server))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

/** Some stop for a while in the middle of it, with what they have not read in the system's hands. */
async function readSlowly(address: string, rank: number): Promise<Buffer> {
  const call = request(address, { agent: false }).end()
  const [answer] = (await once(call, 'response')) as [Readable]
  if (rank % 3 > 0) await sleep(rank % 3 === 1 ? 30 : 150)
  return buffer(answer)
}
