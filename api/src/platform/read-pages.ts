import type { Argument, Database, Row } from './database.ts'

const PAGE = 100

/**
 * Rows that may be too many to hold at once. `sql` ends with an ORDER BY that puts new rows last, so
 * that what comes meanwhile moves nothing.
 */
export async function* readPages(
  database: Database,
  sql: string,
  args: readonly Argument[],
): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await database.read(`${sql} LIMIT ? OFFSET ?`, [...args, PAGE, offset])
    yield* rows
    if (rows.length < PAGE) return
  }
}
