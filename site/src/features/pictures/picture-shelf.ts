import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { log, reasonOf } from '../../../server/log.ts'

/**
 * A folder where converted pictures survive restarts, named by what they were made of, so that each
 * is made once. Those used longest ago go when it is full; losing one only costs a conversion.
 */
export class PictureShelf {
  readonly #folder: string
  readonly #mostBytes: number

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder
    this.#mostBytes = mostBytes
  }

  static keyOf(original: Buffer, recipe: string): string {
    return createHash('sha256').update(recipe).update('\n').update(original).digest('hex')
  }

  async find(key: string, now: Date): Promise<Buffer | undefined> {
    try {
      const path = join(this.#folder, key)
      const bytes = await readFile(path)
      await utimes(path, now, now)
      return bytes
    } catch {
      return undefined
    }
  }

  /** A full or broken disk is logged and no more. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const path = join(this.#folder, key)
    try {
      await mkdir(this.#folder, { recursive: true })
      const temporary = `${path}.${randomUUID()}`
      await writeFile(temporary, bytes)
      await rename(temporary, path)
      await this.#dropOldest()
    } catch (error) {
      log('warn', 'picture-shelf-failed', { reason: reasonOf(error) })
    }
  }

  async #dropOldest(): Promise<void> {
    const names = await readdir(this.#folder)
    const files = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(this.#folder, name))
        return { name, size, mtimeMs }
      }),
    )
    let left = files.reduce((sum, { size }) => sum + size, 0)
    for (const { name, size } of files.toSorted((one, other) => one.mtimeMs - other.mtimeMs)) {
      if (left <= this.#mostBytes) return
      await rm(join(this.#folder, name), { force: true })
      left -= size
    }
  }
}
