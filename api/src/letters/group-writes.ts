import type { Database, Statement } from '../platform/database.ts'

/**
 * Writes together whatever comes while the disk is busy: thousands of single writes would hold all
 * the others up, and one at the end would lose all at the end of the process.
 */
export function groupWrites(database: Database): (statement: Statement) => Promise<void> {
  let waiting: Statement[] = []
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<unknown> | undefined

  async function writeWaiting(): Promise<void> {
    const statements = waiting
    waiting = []
    next = undefined
    await database.write(statements)
  }

  return async (statement) => {
    waiting.push(statement)
    if (!next) {
      next = last.catch(() => undefined).then(writeWaiting)
      last = next
    }
    await next
  }
}
