import { hash } from 'node:crypto'

/** Enough of a SHA-256 that no two keys ever share it, in a third of the memory of the keys. */
const MARK_BYTES = 12

/** The keys met so far in a file. */
export class Seen {
  readonly #marks = new Set<string>()

  /** False for a key that was met before. */
  add(key: string): boolean {
    const known = this.#marks.size
    return this.#marks.add(markOf(key)).size > known
  }

  has(key: string): boolean {
    return this.#marks.has(markOf(key))
  }

  forget(key: string): void {
    this.#marks.delete(markOf(key))
  }
}

function markOf(key: string): string {
  return hash('sha256', key, 'buffer').toString('latin1', 0, MARK_BYTES)
}
