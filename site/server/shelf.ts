import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { KeptEntry, Keeper } from './kept.ts'
import { log, reasonOf } from './log.ts'

const SUFFIX = '.kept'

/**
 * A folder where kept entries survive a restart, one file each, written in the background: whole
 * or not at all. Losing one only costs a load, so a full or broken disk is logged and no more.
 */
export class Shelf<V> implements Keeper<V> {
  readonly #folder: string
  readonly #changes = new Map<string, KeptEntry<V> | undefined>()
  readonly #written = new Map<string, string>()
  #working: Promise<void> | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  put(key: string, entry: KeptEntry<V>): void {
    this.#change(key, entry)
  }

  drop(key: string): void {
    this.#change(key, undefined)
  }

  /** Every entry of the folder that `revive` accepts; what it refuses is left out. */
  async read(revive: (value: unknown) => V | undefined): Promise<[string, KeptEntry<V>][]> {
    await mkdir(this.#folder, { recursive: true })
    const entries: [string, KeptEntry<V>][] = []
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name)
      const entry = name.endsWith(SUFFIX) ? await readEntry(path, revive) : undefined
      if (entry) entries.push(entry)
      else await rm(path, { recursive: true, force: true })
    }
    return entries
  }

  /** Resolves once everything told so far is on disk. */
  async settled(): Promise<void> {
    await this.#working
  }

  #change(key: string, entry: KeptEntry<V> | undefined): void {
    this.#changes.set(key, entry)
    this.#working ??= this.#work()
  }

  async #work(): Promise<void> {
    while (this.#changes.size > 0) {
      for (const [key, entry] of this.#changes) {
        this.#changes.delete(key)
        await this.#apply(key, entry).catch((error: unknown) => {
          log('warn', 'shelf-write-failed', { key, reason: reasonOf(error) })
        })
      }
    }
    this.#working = undefined
  }

  async #apply(key: string, entry: KeptEntry<V> | undefined): Promise<void> {
    const path = join(this.#folder, `${digestOf(key)}${SUFFIX}`)
    if (!entry) {
      this.#written.delete(key)
      return rm(path, { force: true })
    }
    const bytes = serialize({ key, ...entry })
    const digest = digestOf(bytes)
    if (this.#written.get(key) === digest) return
    await writeWhole(path, bytes)
    this.#written.set(key, digest)
  }
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

async function readEntry<V>(
  path: string,
  revive: (value: unknown) => V | undefined,
): Promise<[string, KeptEntry<V>] | undefined> {
  try {
    const { key, tags, value } = deserialize(await readFile(path)) as Record<string, unknown>
    const revived = revive(value)
    if (typeof key !== 'string' || !Array.isArray(tags) || revived === undefined) return undefined
    return [key, { value: revived, tags: tags.map(String) }]
  } catch (error) {
    log('warn', 'shelf-read-failed', { path, reason: reasonOf(error) })
    return undefined
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const temporary = `${path}.tmp`
  await writeFile(temporary, bytes)
  await rename(temporary, path)
}
