import type { Deps } from '../deps.ts'
import { getThemes } from '../themes/index.ts'
import { documentLayout, type DocumentRow } from './document-layout.ts'
import { Fault } from './fields.ts'
import type { ImportOptions } from './import-file.ts'
import type { CsvText } from './open-csv.ts'
import { prepareDocument } from './prepare-document.ts'
import { publishBatch, type ReadyDocument } from './publish-batch.ts'
import { readCsv } from './read-csv.ts'
import { readRows, toReject } from './read-rows.ts'
import { recordImport } from './record-import.ts'
import { Seen } from './seen.ts'
import { emptyTally, type Tally } from './tally.ts'

/** Each waits for its files to be on disk, then for its rows. */
const BATCH = 50

/** Puts the PDFs of a folder online, some at a time: each is whole, or not there. */
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
  const references = new Seen()
  let batch: ReadyDocument[] = []

  async function publish(): Promise<void> {
    const outcomes = await publishBatch(deps, batch)
    for (const outcome of outcomes) tally[outcome]++
    batch = []
  }

  async function take(row: DocumentRow): Promise<void> {
    // What it replaces may be one of those that wait.
    if (row.replaces !== undefined) await publish()
    const ready = await prepareDocument(deps, folder, row, dryRun ? references : new Seen())
    if (ready === 'same') tally.same++
    else if (dryRun) tally.new++
    else batch.push(ready)
    if (batch.length === BATCH) await publish()
  }

  let isFirst = true
  for await (const { header, records, readBytes } of readCsv(manifest, layout)) {
    if (isFirst) onHeader?.(header)
    isFirst = false
    for (const record of records) {
      if (signal?.aborted) break
      const { entries, refused } = readRows(layout, { header, records: [record] }, seen)
      for (const { row } of entries) {
        try {
          requireOwnReference(references, row)
          await take(row)
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
  await publish()
  if (!dryRun) await recordImport(deps, layout.label, tally, signal)
  return tally
}

function requireOwnReference(references: Seen, { siret, reference }: DocumentRow): void {
  if (reference === undefined || references.add(`${siret} ${reference}`)) return
  throw new Fault('référence', 'déjà plus haut dans ce fichier')
}
