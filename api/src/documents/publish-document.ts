import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../deps.ts'
import { createBlobId, type BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { recordReceived, removeReceived } from '../received/index.ts'
import { announceBlobs, forgetBlob } from '../requests/index.ts'
import { awaitNotice } from './notice-store.ts'
import { checkReferences } from './references.ts'
import { insertDocument, type NewDocument } from './store.ts'
import { markReplaced } from './trace-store.ts'

export interface Publication extends Omit<NewDocument, 'id' | 'blobId' | 'bytes' | 'sha256'> {
  /** The reference of the document, of the same account, that this one takes the place of. */
  replaces?: string
}

interface Expected {
  /** Announced before; without it, the copy is announced here. */
  blobId: BlobId
  sha256: string
}

/** A document of long ago is put online for the record: its holder knows it. */
const TOLD_DAYS = 60

/**
 * Keeps a copy of a PDF, given by its path or its bytes; the statements, written together, put it
 * online. Throws a `Problem` on a reference that is taken or unknown, and when the copy is not what
 * was expected.
 */
export async function publishDocument(
  deps: Deps,
  content: string | Uint8Array,
  { replaces, ...publication }: Publication,
  expected?: Expected,
): Promise<{ id: string; statements: Statement[] }> {
  const { accountId, themeSlug, description, publishedAt } = publication
  const replaced = await checkReferences(deps, { ...publication, replaces })
  const blobId = expected?.blobId ?? (await announce(deps))
  const { bytes, sha256 } = await keep(deps, content, blobId, expected?.sha256)
  const id = createId()
  const received = { kind: 'document', subject: id, themeSlug, label: description } as const
  const owner = { accountId }
  const statements = [
    insertDocument({ ...publication, id, blobId, bytes, sha256 }),
    recordReceived([{ owner, ...received, at: publishedAt, isNew: true }]),
    forgetBlob(blobId),
  ]
  if (replaced !== undefined) {
    statements.push(markReplaced(accountId, replaced, id))
    statements.push(removeReceived(accountId, { kind: 'document', subject: replaced }))
  }
  const now = deps.clock.now()
  if (isTold(publication, now)) statements.push(awaitNotice(accountId, now))
  return { id, statements }
}

/** Nobody is told of what they have just asked the portal for. */
function isTold({ source, publishedAt }: Publication, now: Date): boolean {
  const age = now.getTime() - publishedAt.getTime()
  return source !== 'portal' && age <= TOLD_DAYS * 24 * 3_600_000
}

async function announce({ database, clock }: Deps): Promise<BlobId> {
  const blobId = createBlobId()
  await database.write(announceBlobs([blobId], clock.now()))
  return blobId
}

async function keep(
  { blobs }: Deps,
  content: string | Uint8Array,
  id: BlobId,
  expectedHash: string | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const path = join(blobs.temporaryFolder, createId())
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    typeof content === 'string' ? createReadStream(content) : Readable.from([content]),
    async function* (source: AsyncIterable<Uint8Array>) {
      for await (const piece of source) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    },
    createWriteStream(path, { flags: 'wx' }),
  )
  const sha256 = hash.digest('hex')
  if (expectedHash !== undefined && sha256 !== expectedHash) {
    await rm(path)
    throw new Error('Un fichier vient de changer pendant sa lecture : recommencez.')
  }
  await blobs.put({ path, sha256, id })
  return { bytes, sha256 }
}
