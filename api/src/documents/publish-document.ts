import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { insertDocument, type NewDocument } from './store.ts'

type Publication = Omit<NewDocument, 'id' | 'blobId' | 'bytes' | 'sha256'>

interface Expected {
  /** Written down before, so that a copy which no document ends up naming can be removed. */
  blobId: BlobId
  sha256: string
}

/**
 * Keeps a copy of the PDF at `path`; the statement then puts the document online. Fails when the
 * copy is not what was expected.
 */
export async function publishDocument(
  deps: Deps,
  path: string,
  publication: Publication,
  expected?: Expected,
): Promise<Statement> {
  const copy = join(deps.blobs.temporaryFolder, createId())
  await pipeline(createReadStream(path), createWriteStream(copy, { flags: 'wx' }))
  const hash = createHash('sha256')
  await pipeline(createReadStream(copy), hash)
  const { size: bytes } = await stat(copy)
  const sha256 = hash.digest('hex')
  if (expected && sha256 !== expected.sha256) {
    await rm(copy)
    throw new Error(`Le fichier « ${path} » vient de changer : recommencez.`)
  }
  const id = expected?.blobId
  const blobId = await deps.blobs.put({ path: copy, sha256, ...(id && { id }) })
  return insertDocument({ ...publication, id: createId(), blobId, bytes, sha256 })
}
