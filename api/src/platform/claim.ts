import { LibsqlError } from '@libsql/client'
import type { Database, ResultSet, Statement } from './database.ts'

/**
 * One transaction that only happens while `condition`, an SQL expression, holds; undefined when it
 * did not. Of many that rest on the same row and change it, exactly one happens.
 */
export async function writeIf(
  database: Database,
  condition: Statement,
  statements: readonly Statement[],
): Promise<ResultSet[] | undefined> {
  const claim = { sql: `INSERT INTO claims SELECT (${condition.sql})`, args: condition.args }
  const release = { sql: 'DELETE FROM claims', args: [] }
  try {
    const [, , ...results] = await database.write([claim, release, ...statements])
    return results
  } catch (error) {
    if (error instanceof LibsqlError && error.message.includes('claim_holds')) return undefined
    throw error
  }
}

/** One condition of several for `writeIf`. */
export function allOf(conditions: readonly Statement[]): Statement {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    args: conditions.flatMap(({ args }) => args),
  }
}
