import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UnusableReason } from 'content-types'
import type { FormMarks, ReadForm } from 'content-types/pdf-form'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import { TaskGivenUp, taskAt } from '../platform/thread-pool.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import { fetchPdf } from './fetch-forms.ts'
import type { PlacedField } from './form-store.ts'
import type * as readTask from './read-task.ts'

export interface TakenPdf {
  blobId: BlobId
  sha256: string
  fileId: string
  unusable: UnusableReason | null
  fields: PlacedField[]
  /** Undefined for one that has no fields to be recognised by. */
  marks: FormMarks | undefined
}

const task = taskAt<typeof readTask>(new URL('./read-task.ts', import.meta.url))

/** Keeps the PDF of a form, and says which fields it has. The same bytes are kept once. */
export async function takePdf(deps: Deps, url: string): Promise<TakenPdf> {
  const bytes = await fetchPdf(deps, url)
  const hash = sha256(bytes)
  const blobId = await keep(deps, bytes, hash)
  const read = await readInThread(deps, bytes)
  const marks = 'unusable' in read ? undefined : read.marks
  return {
    blobId,
    sha256: hash,
    fileId: marks?.id ?? hash.slice(0, 32),
    unusable: 'unusable' in read ? read.unusable : null,
    fields: 'unusable' in read ? [] : read.fields,
    marks,
  }
}

async function keep({ blobs }: Deps, bytes: Buffer, hash: string): Promise<BlobId> {
  const id = `form-${hash}` as BlobId
  if ((await blobs.head(id))?.bytes === bytes.length) return id
  const path = join(blobs.temporaryFolder, createId())
  await writeFile(path, bytes)
  return blobs.put({ path, sha256: hash, id })
}

/** A file that takes the thread too long cannot be filled in. */
async function readInThread(deps: Deps, bytes: Buffer): Promise<ReadForm> {
  try {
    return await deps.pdfs.run(task, bytes)
  } catch (error) {
    if (error instanceof TaskGivenUp) return { unusable: 'unreadable' }
    throw error
  }
}
