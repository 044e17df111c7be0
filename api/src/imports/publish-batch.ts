import { basename } from 'node:path'
import type { Deps } from '../deps.ts'
import { publishDocument, type Publication } from '../documents/index.ts'
import { createBlobId } from '../platform/blobs/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { announceBlobs } from '../requests/index.ts'
import type { DocumentRow } from './document-layout.ts'
import { isNoneThere } from './document-store.ts'

/** A line of the manifest that was checked. */
export interface ReadyDocument {
  row: DocumentRow
  accountId: string
  path: string
}

interface PublishedFile {
  accountId: string
  sha256: string
  statements: Statement[]
}

/** Announces the files, keeps them, then puts all of them online at once; how each of them ended. */
export async function publishBatch(
  deps: Deps,
  batch: readonly ReadyDocument[],
): Promise<('new' | 'same')[]> {
  if (batch.length === 0) return []
  const { database, clock } = deps
  const named = batch.map((ready) => ({ ...ready, blobId: createBlobId() }))
  const blobIds = named.map(({ blobId }) => blobId)
  await database.write(announceBlobs(blobIds, clock.now()))
  const settled = await Promise.allSettled(
    named.map(async ({ accountId, path, row, blobId }): Promise<PublishedFile> => {
      const expected = { blobId, sha256: row.sha256 }
      const publication = publicationOf(accountId, row)
      const { statements } = await publishDocument(deps, path, publication, expected)
      return { accountId, sha256: row.sha256, statements }
    }),
  )
  const files = settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
  if (await putOnline(deps, files)) return files.map(() => 'new')
  // Another import under way has put some of them online.
  const outcomes: ('new' | 'same')[] = []
  for (const file of files) outcomes.push((await putOnline(deps, [file])) ? 'new' : 'same')
  return outcomes
}

async function putOnline({ database }: Deps, files: readonly PublishedFile[]): Promise<boolean> {
  const statements = files.flatMap((file) => file.statements)
  return (await writeIf(database, isNoneThere(files), statements)) !== undefined
}

function publicationOf(accountId: string, row: DocumentRow): Publication {
  const { kind, themeSlug, description, day, file, reference, replaces } = row
  return {
    accountId,
    kind,
    themeSlug,
    description,
    publishedAt: new Date(`${day}T08:00:00Z`),
    fileName: basename(file),
    source: 'import',
    reference,
    ...(replaces !== undefined && { replaces }),
  }
}
