import { count } from 'content-types'
import { parse } from 'csv-parse/sync'
import { Refusal } from '../platform/refusal.ts'
import { findDelimiter, matchHeader, type Columns, type Header } from './header.ts'
import { LineCutter, type SourceLine } from './logical-lines.ts'
import type { CsvText } from './open-csv.ts'

/** One line of data, as it was read. */
export interface CsvRecord {
  line: number
  /** In the order of the file; the whole line alone when it could not be read. */
  cells: readonly string[]
  /** Why the line could not be read. */
  fault?: string
}

export interface CsvBlock {
  header: Header
  records: CsvRecord[]
  readBytes: number
}

const BLOCK = 1_000

/** The lines below the header, a thousand at a time, so that any size passes. */
export async function* readCsv(
  { pieces }: Pick<CsvText, 'pieces'>,
  columns: Columns,
): AsyncGenerator<CsvBlock> {
  const cutter = new LineCutter()
  let header: Header | undefined
  let waiting: SourceLine[] = []
  let readBytes = 0
  for await (const piece of pieces()) {
    readBytes = piece.readBytes
    waiting.push(...cutter.feed(piece.text))
    header ??= takeHeader(waiting, columns)
    while (header && waiting.length >= BLOCK) {
      yield { header, records: readBlock(waiting.slice(0, BLOCK), header), readBytes }
      waiting = waiting.slice(BLOCK)
    }
  }
  waiting.push(...cutter.end())
  header ??= takeHeader(waiting, columns)
  if (header === undefined) throw new Refusal('Ce fichier ne contient que des lignes vides.')
  yield { header, records: readBlock(waiting, header), readBytes }
}

function takeHeader(waiting: SourceLine[], columns: Columns): Header | undefined {
  const first = waiting.shift()
  if (first === undefined) return undefined
  const delimiter = findDelimiter(first.text)
  const { cells, fault } = readLine(first, delimiter)
  if (fault !== undefined) throw new Refusal(`La première ligne n’a pas pu être lue : ${fault}.`)
  return matchHeader(cells, columns, delimiter)
}

function readBlock(lines: SourceLine[], { delimiter, names }: Header): CsvRecord[] {
  const records = readTogether(lines, delimiter) ?? lines.map((line) => readLine(line, delimiter))
  return records
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map((record) => requireWidth(record, names.length))
}

/** Undefined when a line of the block is faulty: each is then read by itself. */
function readTogether(lines: SourceLine[], delimiter: string): CsvRecord[] | undefined {
  try {
    const rows = parseText(lines.map(({ text }) => text).join('\n'), delimiter)
    if (rows.length !== lines.length) return undefined
    return rows.map((cells, index) => ({ line: lines[index]?.number ?? 0, cells }))
  } catch {
    return undefined
  }
}

function readLine({ number, text, isClosed }: SourceLine, delimiter: string): CsvRecord {
  if (!isClosed) return { line: number, cells: [text], fault: 'un guillemet n’est pas fermé' }
  try {
    return { line: number, cells: parseText(text, delimiter)[0] ?? [] }
  } catch {
    return { line: number, cells: [text], fault: 'des guillemets sont mal placés' }
  }
}

function parseText(text: string, delimiter: string): string[][] {
  return parse(text, { delimiter, trim: true, relax_column_count: true })
}

/** Empty cells too many at the end are what spreadsheets leave behind. */
function requireWidth(record: CsvRecord, width: number): CsvRecord {
  const { cells, fault } = record
  if (fault !== undefined || cells.length === width) return record
  if (cells.length > width && cells.slice(width).every((cell) => cell === '')) return record
  return { ...record, fault: `${count(cells.length, 'valeur')} pour ${count(width, 'colonne')}` }
}
