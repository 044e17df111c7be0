import { openAsBlob } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { createBlobId, type BlobId, type BlobStore } from './blob-store.ts'

/** `s3://KEY:SECRET@host[:port]/bucket?region=eu-west-3&tls=0`, key and secret percent-encoded. */
export async function openS3Blobs(url: URL): Promise<BlobStore> {
  const temporaryFolder = join(tmpdir(), 'espace-personnel-enim')
  await mkdir(temporaryFolder, { recursive: true, mode: 0o700 })
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
    service: 's3',
    retries: 3,
  })
  const protocol = url.searchParams.get('tls') === '0' ? 'http' : 'https'
  const bucket = `${protocol}://${url.host}${url.pathname.replace(/\/$/, '')}`
  const addressOf = (id: BlobId) => `${bucket}/${id}`

  return {
    temporaryFolder,

    async put({ path, sha256, id = createBlobId() }) {
      const body = await openAsBlob(path)
      // The service refuses the object when its bytes do not have this hash.
      const headers = { 'x-amz-content-sha256': sha256 }
      await accept(await client.fetch(addressOf(id), { method: 'PUT', body, headers }))
      await rm(path)
      return id
    },

    async get(id) {
      // Node's types and the browser's disagree on what a body is.
      const { body }: { body: unknown } = await accept(await client.fetch(addressOf(id)))
      if (!body) throw new Error('S3 answered a blob without a body')
      return Readable.fromWeb(body as ReadableStream)
    },

    async read(id) {
      const answer = await accept(await client.fetch(addressOf(id)))
      return Buffer.from(await answer.arrayBuffer())
    },

    async readInto(id, slab) {
      const answer = await accept(await client.fetch(addressOf(id)))
      return Buffer.from(await answer.arrayBuffer()).copy(slab)
    },

    async head(id) {
      const answer = await client.fetch(addressOf(id), { method: 'HEAD' })
      if (answer.status === 404) return undefined
      await accept(answer)
      return { bytes: Number(answer.headers.get('content-length')) }
    },

    async delete(id) {
      const answer = await client.fetch(addressOf(id), { method: 'DELETE' })
      if (answer.status !== 404) await accept(answer)
    },
  }
}

async function accept(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  await answer.body?.cancel()
  throw new Error(`S3 answered ${String(answer.status)}`)
}
