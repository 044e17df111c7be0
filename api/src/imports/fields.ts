import { readAmount, readDate, siretSchema } from 'content-types'
import { foldName } from './header.ts'

/** Why a line is rejected, and for which column. */
export class Fault extends Error {
  readonly column: string

  constructor(column: string, reason: string) {
    super(reason)
    this.column = column
  }
}

/** The cells of one line, by the name of their column; each reading throws a `Fault`. */
export class Cells {
  readonly #cells: readonly string[]
  readonly #positions: ReadonlyMap<string, number>

  constructor(cells: readonly string[], positions: ReadonlyMap<string, number>) {
    this.#cells = cells
    this.#positions = positions
  }

  /** Of a column that a file may not have. */
  has(column: string): boolean {
    return this.#positions.has(column)
  }

  /** On one line, unless line breaks are wanted. */
  text(column: string, longest: number, { lines = false } = {}): string {
    const text = this.optional(column, longest, { lines })
    if (text === '') throw new Fault(column, 'la valeur manque')
    return text
  }

  optional(column: string, longest: number, { lines = false } = {}): string {
    const cell = this.#cells[this.#positions.get(column) ?? -1] ?? ''
    // The apostrophe is the one of a file of rejects.
    const raw = cell.replace(/^'(?=[=+\-@])/, '')
    const text = lines ? tidyLines(raw) : raw.replace(/\s+/g, ' ').trim()
    if (/[\p{Cc}\u2028\u2029]/u.test(lines ? text.replaceAll('\n', '') : text)) {
      throw new Fault(column, 'un caractère n’est pas admis')
    }
    if (text.length > longest) {
      throw new Fault(column, `plus de ${String(longest)} caractères`)
    }
    return text
  }

  siret(column: string): string {
    const parsed = siretSchema.safeParse(this.text(column, 40))
    if (parsed.success) return parsed.data
    throw new Fault(column, parsed.error.issues[0]?.message ?? '')
  }

  /** In cents. */
  amount(column: string): number {
    const cents = readAmount(this.text(column, 40))
    if (cents !== undefined && Math.abs(cents) <= LARGEST_CENTS) return cents
    throw new Fault(column, 'ce n’est pas un montant, par exemple 1 234,56')
  }

  /** YYYY-MM-DD; null for an empty cell, undefined when the file does not have the column. */
  optionalDate(column: string): string | null | undefined {
    if (!this.has(column)) return undefined
    return this.optional(column, 40) === '' ? null : this.date(column)
  }

  /** YYYY-MM-DD */
  date(column: string): string {
    const day = readDate(this.text(column, 40))
    if (day !== undefined && day >= '1990' && day < '2100') return day
    throw new Fault(column, 'ce n’est pas une date, par exemple 15/01/2026')
  }

  /** One of these, whatever its case and accents. */
  oneOf<Choice extends string>(column: string, choices: readonly Choice[]): Choice {
    const typed = foldName(this.text(column, 100))
    const found = choices.find((choice) => foldName(choice) === typed)
    if (found !== undefined) return found
    throw new Fault(column, `les valeurs admises sont ${choices.join(', ')}`)
  }
}

/** A billion euros. */
const LARGEST_CENTS = 100_000_000_000

function tidyLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
  return lines.filter((line) => line !== '').join('\n')
}
