import * as z from 'zod'
import type { Argument, Database, Row } from './database.ts'

const PAGE = 100

interface Pages {
  /** Up to its last condition; what follows is made from `order`. */
  sql: string
  args: readonly Argument[]
  /** One or two columns that are unique together, as an index has them. */
  order: readonly [Key] | readonly [Key, Key]
}

interface Key {
  column: string
  /** Its name in the rows. */
  as: string
  descending?: boolean
}

const keySchema = z.union([z.string(), z.number()])

/**
 * Rows that may be too many to hold at once. A page begins after the last row of the one before, so
 * that each row comes once whatever is written or removed meanwhile.
 */
export async function* readPages(
  database: Database,
  { sql, args, order }: Pages,
): AsyncGenerator<Row> {
  const sorted = `ORDER BY ${order.map(writeKey).join(', ')} LIMIT ?`
  let last: Row | undefined
  do {
    const after = last ? afterRow(order, last) : { sql: '', args: [] }
    const rows = await database.read(`${sql} ${after.sql} ${sorted}`, [
      ...args,
      ...after.args,
      PAGE,
    ])
    yield* rows
    last = rows.length === PAGE ? rows.at(-1) : undefined
  } while (last)
}

function writeKey({ column, descending = false }: Key): string {
  return descending ? `${column} DESC` : column
}

/** The first column alone finds the place in the index. */
function afterRow([first, second]: Pages['order'], last: Row) {
  const place = keySchema.parse(last[first.as])
  const beyond = `${first.column} ${signOf(first)} ?`
  if (!second) return { sql: `AND ${beyond}`, args: [place] }
  return {
    sql: `AND ${first.column} ${signOf(first)}= ?
          AND (${beyond} OR ${second.column} ${signOf(second)} ?)`,
    args: [place, place, keySchema.parse(last[second.as])],
  }
}

function signOf({ descending = false }: Key): string {
  return descending ? '<' : '>'
}
