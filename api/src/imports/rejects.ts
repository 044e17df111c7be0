import { open, type FileHandle } from 'node:fs/promises'

/** One line that was left out. */
export interface Reject {
  line: number
  column: string
  reason: string
  cells: readonly string[]
}

/**
 * The file of the lines left out, with why; made at the first of them. It reads as an import does,
 * so that it can be corrected and imported in its turn.
 */
export class RejectsFile {
  readonly #path: string
  #file: FileHandle | undefined

  constructor(path: string) {
    this.#path = path
  }

  async add(names: readonly string[], rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return
    const lines = rejects.map(({ line, column, reason, cells }) =>
      writeLine([String(line), column, reason, ...cells]),
    )
    if (this.#file === undefined) {
      // They name employers, so they are their reader's alone.
      this.#file = await open(this.#path, 'w', 0o600)
      lines.unshift(`\ufeff${writeLine(['ligne', 'champ', 'raison', ...names])}`)
    }
    await this.#file.write(lines.join(''))
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(';')}\r\n`
}

/** A spreadsheet would run a cell that begins like a formula; a plain number may keep its sign. */
function writeCell(cell: string): string {
  const isFormula = /^[=+\-@\t\r\n]/.test(cell) && !/^[+-][\d\s.,\u00a0\u202f]+€?$/.test(cell)
  const safe = isFormula ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
