import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Cells } from './fields.ts'
import type { Columns } from './header.ts'

/** What a row would do to the register; `unknown` when its employer is not there. */
export const outcomes = ['new', 'changed', 'same', 'unknown'] as const
export type Outcome = (typeof outcomes)[number]

/** What the lines of a CSV file are. */
export interface Layout<Row> extends Columns {
  /** « employeurs », for sentences. */
  label: string
  /** Throws a `Fault`. */
  readRow(cells: Cells): Row
  /** What no two rows of a file may share. */
  keyOf(row: Row): string
}

/** What is kept of a CSV file as it is, a thousand rows at a time. */
export interface Kind<Row> extends Layout<Row> {
  /** In the order of the rows. */
  compare(deps: Pick<Deps, 'database'>, rows: readonly Row[]): Promise<Outcome[]>
  /** For one batch. */
  save(
    deps: Pick<Deps, 'database' | 'clock'>,
    rows: readonly Row[],
  ): readonly Statement[] | Promise<readonly Statement[]>
  /** Once all rows are in. */
  finish?(deps: Pick<Deps, 'database'>): Promise<void>
}
