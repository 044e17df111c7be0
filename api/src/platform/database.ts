import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  createClient,
  LibsqlError,
  type Client,
  type InValue,
  type ResultSet,
  type Row,
} from '@libsql/client'
import { busy } from './problems.ts'

export type { ResultSet, Row }

/** Whole numbers, booleans and dates (as epoch milliseconds) are bound as INTEGER. */
export type Argument = string | number | bigint | boolean | Date | Uint8Array | null

export interface Statement {
  sql: string
  args: readonly Argument[]
}

/** A lock held by another process blocks the event loop this long at each try. */
const LOCK_WAIT_MS = 100
const TRIES = 8
/** Beyond this, time spent in the queue included, a write gives up at its next refusal. */
const PATIENCE_MS = 5_000

/**
 * One libSQL database, local file or server. Reads go straight to it; writes are batches in one
 * queue, each all or nothing, acknowledged once on disk.
 */
export class Database {
  readonly #client: Client
  #lastWrite: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(client: Client) {
    this.#client = client
  }

  async read(sql: string, args: readonly Argument[] = []): Promise<Row[]> {
    const statement = { sql, args: args.map(toValue) }
    const result = await this.#persist(() => this.#client.execute(statement))
    return result.rows
  }

  /** One transaction. A statement with RETURNING has its rows, and then no `rowsAffected`. */
  async write(statements: readonly Statement[]): Promise<ResultSet[]> {
    const batch = statements.map(({ sql, args }) => ({ sql, args: args.map(toValue) }))
    return this.#enqueue(() => this.#client.batch(batch, 'write'))
  }

  /** Several statements in one string, with their own BEGIN and COMMIT: for migrations. */
  async script(sql: string): Promise<void> {
    await this.#enqueue(() => this.#client.executeMultiple(sql))
  }

  /** Waits for the writes under way. */
  async close(): Promise<void> {
    await this.#lastWrite
    this.#closed = true
    this.#client.close()
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + PATIENCE_MS
    const done = this.#lastWrite.then(() => this.#persist(work, deadline))
    this.#lastWrite = done.catch(() => undefined)
    return done
  }

  /**
   * After one SQLITE_BUSY a local connection answers success to writes that it never commits
   * (https://github.com/tursodatabase/libsql-client-ts/issues/352): all of them are reopened.
   */
  async #persist<T>(
    work: () => Promise<T>,
    deadline = performance.now() + PATIENCE_MS,
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (this.#wasReopenedUnder(error)) continue
        if (!isBusy(error)) throw error
        if (this.#client.protocol === 'file') this.#client.reconnect()
        if (tries === TRIES || performance.now() > deadline) throw busy()
        await sleep((0.5 + Math.random() / 2) * 25 * 2 ** tries)
      }
    }
  }

  /** A local statement had its connection closed before it ran, so it can simply run again. */
  #wasReopenedUnder(error: unknown): boolean {
    if (this.#closed || this.#client.protocol !== 'file') return false
    return error instanceof LibsqlError && error.code === 'CLIENT_CLOSED'
  }
}

/** Opens `file:…` (its folder is made), `libsql://…` or `http(s)://…`. */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  if (url.startsWith('file:')) await mkdir(dirname(pathOf(url)), { recursive: true })
  const client = createClient({ url, authToken, timeout: LOCK_WAIT_MS })
  const database = new Database(client)
  // WAL is kept in the file. Other PRAGMAs would bind one pooled connection only; `synchronous`
  // stays FULL, without which a power cut loses acknowledged writes.
  if (client.protocol === 'file') await database.read('PRAGMA journal_mode = WAL')
  return database
}

/** A batch that a NOT NULL, UNIQUE, CHECK or foreign key refused; nothing of it was written. */
export function isConstraint(error: unknown): boolean {
  return error instanceof LibsqlError && error.code.startsWith('SQLITE_CONSTRAINT')
}

function pathOf(url: string): string {
  return url.startsWith('file:///') ? fileURLToPath(url) : url.slice('file:'.length)
}

function toValue(argument: Argument): InValue {
  if (argument instanceof Date) return BigInt(argument.getTime())
  if (typeof argument === 'boolean') return argument ? 1n : 0n
  return Number.isInteger(argument) ? BigInt(argument as number) : argument
}

function isBusy(error: unknown): boolean {
  return error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY')
}
