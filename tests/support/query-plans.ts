import type { Database, Statement } from '../../api/src/platform/database.ts'

/** Every statement that the database runs from now on, each text once. */
export function recordStatements(database: Database): Map<string, Statement> {
  const statements = new Map<string, Statement>()
  const read = database.read.bind(database)
  const write = database.write.bind(database)
  database.read = (sql, args) => {
    statements.set(sql, { sql, args: args ?? [] })
    return read(sql, args)
  }
  database.write = (batch) => {
    for (const statement of batch) statements.set(statement.sql, statement)
    return write(batch)
  }
  return statements
}

/** The steps of the plan that read a whole table or index, or sort what no index has in order. */
export async function findSlowSteps(database: Database, { sql, args }: Statement) {
  const steps = await database.read(`EXPLAIN QUERY PLAN ${sql}`, args)
  return steps
    .map(({ detail }) => detail as string)
    .filter((detail) => /^SCAN (?!CONSTANT ROW|.* VIRTUAL TABLE INDEX)|TEMP B-TREE/.test(detail))
}
