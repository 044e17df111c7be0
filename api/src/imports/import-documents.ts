import { basename } from 'node:path'
import type { Deps } from '../deps.ts'
import { publishDocument } from '../documents/index.ts'
import { createBlobId } from '../platform/blobs/index.ts'
import { writeIf } from '../platform/claim.ts'
import { announceBlobs } from '../requests/index.ts'
import { getThemes } from '../themes/index.ts'
import { checkFile } from './check-file.ts'
import { documentLayout, type DocumentRow } from './document-layout.ts'
import { findHolder, isNotThere } from './document-store.ts'
import { Fault } from './fields.ts'
import type { ImportOptions } from './import-file.ts'
import type { CsvText } from './open-csv.ts'
import { readCsv } from './read-csv.ts'
import { readRows, toReject } from './read-rows.ts'
import { recordImport } from './record-import.ts'
import { Seen } from './seen.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Puts the PDFs of a folder online, one after the other: each is whole, or not there. */
export async function importDocuments(
  deps: Deps,
  folder: string,
  manifest: Pick<CsvText, 'pieces'>,
  options: ImportOptions,
): Promise<Tally> {
  const { dryRun, rejects, signal, onHeader, onProgress } = options
  const today = deps.clock.now().toISOString().slice(0, 10)
  const layout = documentLayout(await getThemes(deps), today)
  const tally = emptyTally()
  const seen = new Seen()
  let isFirst = true
  for await (const { header, records, readBytes } of readCsv(manifest, layout)) {
    if (isFirst) onHeader?.(header)
    isFirst = false
    for (const record of records) {
      if (signal?.aborted) break
      const { entries, refused } = readRows(layout, { header, records: [record] }, seen)
      for (const { row } of entries) {
        try {
          tally[await takeDocument(deps, folder, row, dryRun)]++
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          seen.forget(layout.keyOf(row))
          refused.push(toReject(record, error.column, error.message))
        }
      }
      await rejects.add(header.names, refused)
      tally.rejected += refused.length
      onProgress?.(readBytes, tally)
    }
  }
  if (!dryRun) await recordImport(deps, layout.label, tally, signal)
  return tally
}

async function takeDocument(
  deps: Deps,
  folder: string,
  row: DocumentRow,
  dryRun: boolean,
): Promise<'new' | 'same'> {
  const { siret, sha256, file, day, kind, themeSlug, description } = row
  const holder = await findHolder(deps, siret, sha256)
  if (!holder) throw new Fault('siret', 'aucun employeur n’a ce SIRET')
  const { accountId, isThere } = holder
  if (accountId === null) throw new Fault('siret', 'cet employeur n’a pas de compte')
  if (isThere) return 'same'
  const path = await checkFile(folder, { file, sha256 })
  if (dryRun) return 'new'
  const blobId = createBlobId()
  await deps.database.write(announceBlobs([blobId], deps.clock.now()))
  const publishedAt = new Date(`${day}T08:00:00Z`)
  const publication = {
    accountId,
    kind,
    themeSlug,
    description,
    publishedAt,
    fileName: basename(file),
    source: 'import',
  } as const
  const { statements } = await publishDocument(deps, path, publication, { blobId, sha256 })
  const written = await writeIf(deps.database, isNotThere(accountId, sha256), statements)
  return written === undefined ? 'same' : 'new'
}
