import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { insertDocument, type NewDocument } from './store.ts'

type Publication = Omit<NewDocument, 'id' | 'blobId' | 'bytes' | 'sha256'>

/** Keeps a copy of the PDF at `path`; the statement then puts the document online. */
export async function publishDocument(
  deps: Deps,
  path: string,
  publication: Publication,
): Promise<Statement> {
  const copy = join(deps.blobs.temporaryFolder, createId())
  await pipeline(createReadStream(path), createWriteStream(copy, { flags: 'wx' }))
  const hash = createHash('sha256')
  await pipeline(createReadStream(copy), hash)
  const { size: bytes } = await stat(copy)
  const sha256 = hash.digest('hex')
  const blobId = await deps.blobs.put({ path: copy, sha256 })
  return insertDocument({ ...publication, id: createId(), blobId, bytes, sha256 })
}
