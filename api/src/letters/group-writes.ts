import type { Database, Statement } from '../platform/database.ts'

/**
 * Each write waits for the disk and holds all the others up: a hundred are written together. What
 * a process that dies has not written is what came during this time.
 */
const GATHERING_MS = 100

export interface GroupedWrites {
  add: (statement: Statement) => void
  /** Those that were begun; throws when one failed. */
  begun: () => Promise<void>
  /** All of them. */
  end: () => Promise<void>
}

export function groupWrites(database: Database): GroupedWrites {
  let waiting: Statement[] = []
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()

  function begin(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const statements = waiting
    waiting = []
    last = Promise.all([last, database.write(statements)]).then(() => undefined)
    last.catch(() => undefined)
  }

  return {
    add(statement) {
      waiting.push(statement)
      timer ??= setTimeout(begin, GATHERING_MS)
    },
    begun: () => last,
    end() {
      begin()
      return last
    },
  }
}
