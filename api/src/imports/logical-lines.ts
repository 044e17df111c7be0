import { Refusal } from '../platform/refusal.ts'

/** One record of a CSV file, as it is written there: several lines when quotes hold line breaks. */
export interface SourceLine {
  /** Of its first line, counted from 1. */
  number: number
  text: string
  /** False when a quote opens that nothing closes. */
  isClosed: boolean
}

/** A quoted value of more lines is a forgotten quote, which must not swallow what follows. */
const LONGEST_VALUE_LINES = 20
const LONGEST_LINE = 100_000

/** Cuts text that comes piece by piece into the lines of records; blank ones are left out. */
export class LineCutter {
  #rest = ''
  #next = 1
  #open: { number: number; lines: string[] } | undefined

  feed(piece: string): SourceLine[] {
    const text = this.#rest + piece
    // A last \r may be the first half of \r\n.
    const end = text.endsWith('\r') ? text.length - 1 : text.length
    const lines = text.slice(0, end).split(/\r\n|\n|\r/)
    this.#rest = (lines.pop() ?? '') + text.slice(end)
    if (this.#rest.length > LONGEST_LINE) {
      throw new Refusal(`La ligne ${String(this.#next)} est trop longue pour un fichier CSV.`)
    }
    return lines.flatMap((line) => this.#push(this.#next++, line))
  }

  end(): SourceLine[] {
    const last = this.#rest === '' ? [] : this.#push(this.#next++, this.#rest.replace(/\r$/, ''))
    while (this.#open) last.push(...this.#giveUp(this.#open))
    return last
  }

  #push(number: number, line: string): SourceLine[] {
    const open = this.#open
    if (open === undefined) {
      if (line.trim() === '') return []
      if (!hasOddQuotes(line)) return [{ number, text: line, isClosed: true }]
      this.#open = { number, lines: [line] }
      return []
    }
    open.lines.push(line)
    if (hasOddQuotes(line)) {
      this.#open = undefined
      return [{ number: open.number, text: open.lines.join('\n'), isClosed: true }]
    }
    return open.lines.length > LONGEST_VALUE_LINES ? this.#giveUp(open) : []
  }

  /** The line that opened is faulty by itself; those after it are read again. */
  #giveUp({ number, lines }: { number: number; lines: string[] }): SourceLine[] {
    this.#open = undefined
    const [first = '', ...others] = lines
    return [
      { number, text: first, isClosed: false },
      ...others.flatMap((line, index) => this.#push(number + 1 + index, line)),
    ]
  }
}

function hasOddQuotes(line: string): boolean {
  return line.includes('"') && line.split('"').length % 2 === 0
}
