import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openBlobStore,
  openVerified,
  type BlobId,
  type BlobStore,
} from '../../../api/src/platform/blobs/index.ts'
import { createLog } from '../../../api/src/platform/log.ts'
import { startS3 } from '../../support/s3.ts'

let folder: string
let stop: (() => Promise<void>) | undefined
let blobs: BlobStore
const alarms: BlobId[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-blobs-'))
})
afterAll(() => rm(folder, { recursive: true }))

const stores = {
  folder: () => Promise.resolve(`file:${join(folder, 'files')}`),
  S3: async () => {
    const s3 = await startS3(join(folder, 's3'))
    stop = () => s3.stop()
    return s3.url
  },
}

describe.each(Object.entries(stores))('in a store of kind %s', (_, start) => {
  beforeAll(async () => {
    blobs = await openBlobStore(await start())
  })
  afterAll(() => stop?.())

  test('a file comes back byte for byte, and its temporary copy is gone', async () => {
    const content = randomBytes(2_000_000)
    const { id, path } = await put(content)
    expect((await buffer(await blobs.get(id))).equals(content)).toBe(true)
    expect(await blobs.head(id)).toEqual({ bytes: 2_000_000 })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
  })

  test('an empty file is kept too', async () => {
    const { id } = await put(Buffer.alloc(0))
    expect(await blobs.head(id)).toEqual({ bytes: 0 })
    expect(await buffer(await blobs.get(id))).toHaveLength(0)
  })

  test('the same content twice is two blobs', async () => {
    const first = await put(Buffer.from('same'))
    const second = await put(Buffer.from('same'))
    expect(first.id).not.toBe(second.id)
  })

  test('a deleted blob is missing, and deleting it again is no error', async () => {
    const { id } = await put(Buffer.from('short-lived'))
    await blobs.delete(id)
    await blobs.delete(id)
    expect(await blobs.head(id)).toBeUndefined()
    await expect(blobs.get(id).then(buffer)).rejects.toThrow()
  })

  test('a missing blob is said to be missing', async () => {
    expect(await blobs.head('missing' as BlobId)).toBeUndefined()
  })

  test('bytes that do not have the expected hash are never handed out', async () => {
    const { id, sha256 } = await put(Buffer.from('genuine'))
    expect((await buffer(await openVerified(alarmed(), id, sha256))).toString()).toBe('genuine')
    const other = createHash('sha256').update('other').digest('hex')
    await expect(openVerified(alarmed(), id, other)).rejects.toThrow('ne peut pas être ouvert')
    expect(alarms).toContain(id)
  })
})

test('a local file is kept under a name that says nothing of it', async () => {
  blobs = await openBlobStore(`file:${join(folder, 'names')}`)
  const { id } = await put(Buffer.from('private'))
  expect(id).toMatch(/^[\w-]{22}$/)
  expect(await readdir(join(folder, 'names', 'kept'))).toEqual([id])
})

function alarmed() {
  const emit = (_: 'file-damaged', id: BlobId) => alarms.push(id) > 0
  return { blobs, log: createLog({ write: () => undefined }), events: { emit } }
}

async function put(content: Buffer) {
  const path = join(blobs.temporaryFolder, randomBytes(8).toString('hex'))
  await writeFile(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { id: await blobs.put({ path, sha256 }), path, sha256 }
}
