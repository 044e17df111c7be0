import { createRequire } from 'node:module'

/**
 * The sabotage of F02, preloaded into the api: SQLite no longer waits for the disk at each commit.
 * `libsql` is what @libsql/client opens local files with.
 */
const { resolve } = createRequire(import.meta.url)
const fromClient = createRequire(resolve('@libsql/client'))
interface OpenDatabase {
  prepare: (this: OpenDatabase, sql: string) => unknown
  exec: (this: OpenDatabase, sql: string) => void
}
const { prototype } = fromClient('libsql') as { prototype: OpenDatabase }
const { prepare } = prototype
const careless = new WeakSet<OpenDatabase>()

prototype.prepare = function (sql) {
  if (!careless.has(this)) {
    careless.add(this)
    this.exec('PRAGMA synchronous = NORMAL')
  }
  return prepare.call(this, sql)
}
