import type { Deps } from '../deps.ts'
import type { Kind } from './kind.ts'
import type { CsvText } from './open-csv.ts'
import { readCsv, type CsvBlock } from './read-csv.ts'
import { readRows, toReject, type Entry } from './read-rows.ts'
import type { Reject, RejectsFile } from './rejects.ts'
import { recordImport } from './record-import.ts'
import { Seen } from './seen.ts'
import { emptyTally, type Tally } from './tally.ts'

export interface ImportOptions {
  dryRun: boolean
  rejects: RejectsFile
  /** Ends the import after the rows under way; what is in stays. */
  signal?: AbortSignal
  onHeader?: (header: CsvBlock['header']) => void
  onProgress?: (readBytes: number, tally: Tally) => void
}

/** Brings a file into the register: the lines that are right go in, each of the others is told why. */
export async function importFile<Row>(
  deps: Pick<Deps, 'database' | 'clock'>,
  kind: Kind<Row>,
  csv: Pick<CsvText, 'pieces'>,
  { dryRun, rejects, signal, onHeader, onProgress }: ImportOptions,
): Promise<Tally> {
  const tally = emptyTally()
  const seen = new Seen()
  let header: CsvBlock['header'] | undefined
  for await (const block of readCsv(csv, kind)) {
    if (header === undefined) onHeader?.(block.header)
    header = block.header
    const { entries, refused } = readRows(kind, block, seen)
    const { toSave, unknown } = await compare(deps, kind, entries, tally)
    if (toSave.length > 0 && !dryRun) await deps.database.write(await kind.save(deps, toSave))
    const left = [...refused, ...unknown].sort((a, b) => a.line - b.line)
    await rejects.add(header.names, left)
    tally.rejected += left.length
    onProgress?.(block.readBytes, tally)
    if (signal?.aborted) break
  }
  if (dryRun) return tally
  await kind.finish?.(deps)
  await recordImport(deps, kind.label, tally, signal)
  return tally
}

async function compare<Row>(
  deps: Pick<Deps, 'database'>,
  kind: Kind<Row>,
  entries: readonly Entry<Row>[],
  tally: Tally,
): Promise<{ toSave: Row[]; unknown: Reject[] }> {
  const toSave: Row[] = []
  const unknown: Reject[] = []
  if (entries.length === 0) return { toSave, unknown }
  const outcomes = await kind.compare(
    deps,
    entries.map(({ row }) => row),
  )
  for (const [index, { record, row }] of entries.entries()) {
    const outcome = outcomes[index] ?? 'unknown'
    if (outcome === 'unknown') {
      unknown.push(toReject(record, 'siret', 'aucun employeur n’a ce SIRET'))
    } else {
      tally[outcome]++
      if (outcome !== 'same') toSave.push(row)
    }
  }
  return { toSave, unknown }
}
