import { Cells, Fault } from './fields.ts'
import type { Layout } from './kind.ts'
import type { CsvBlock, CsvRecord } from './read-csv.ts'
import type { Reject } from './rejects.ts'
import type { Seen } from './seen.ts'

export interface Entry<Row> {
  record: CsvRecord
  row: Row
}

/** The rows of a block, and why each of the other lines is none. `seen` holds the keys so far. */
export function readRows<Row>(
  layout: Layout<Row>,
  { header, records }: Pick<CsvBlock, 'header' | 'records'>,
  seen: Seen,
): { entries: Entry<Row>[]; refused: Reject[] } {
  const entries: Entry<Row>[] = []
  const refused: Reject[] = []
  for (const record of records) {
    try {
      if (record.fault !== undefined) throw new Fault('', record.fault)
      const row = layout.readRow(new Cells(record.cells, header.positions))
      if (!seen.add(layout.keyOf(row))) throw new Fault('', 'déjà plus haut dans ce fichier')
      entries.push({ record, row })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      refused.push(toReject(record, error.column, error.message))
    }
  }
  return { entries, refused }
}

export function toReject({ line, cells }: CsvRecord, column: string, reason: string): Reject {
  return { line, column, reason, cells }
}
