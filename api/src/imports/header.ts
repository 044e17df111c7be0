import { Refusal } from '../platform/refusal.ts'

export interface Header {
  delimiter: ',' | ';'
  /** The names as they are in the file. */
  names: readonly string[]
  /** Where each wanted column is. */
  positions: ReadonlyMap<string, number>
  ignored: readonly string[]
}

/** The one of the two that the first line holds more often, outside quotes. */
export function findDelimiter(line: string): ',' | ';' {
  const bare = line.replace(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}

/** The columns that a kind of file has, those of `optional` or not. */
export interface Columns {
  columns: readonly string[]
  optional?: readonly string[]
}

/** Finds the columns whatever their order, case and accents. */
export function matchHeader(
  names: readonly string[],
  { columns: wanted, optional = [] }: Columns,
  delimiter: ',' | ';',
): Header {
  const folded = names.map(foldName)
  const known = [...wanted, ...optional]
  const positions = new Map(
    known
      .map((name) => [name, folded.indexOf(foldName(name))] as const)
      .filter(([, position]) => position !== -1),
  )
  const missing = wanted.filter((name) => !positions.has(name))
  if (missing.length > 0) {
    const start = missing.length === 1 ? 'Il manque la colonne' : 'Il manque les colonnes'
    throw new Refusal(`${start} ${listNames(missing)}. Colonnes attendues : ${wanted.join(' ; ')}.`)
  }
  const twice = known.filter(
    (name) => folded.indexOf(foldName(name)) !== folded.lastIndexOf(foldName(name)),
  )
  if (twice.length > 0) {
    throw new Refusal(`Une même colonne figure deux fois : ${listNames(twice)}.`)
  }
  const used = new Set(positions.values())
  const ignored = names.filter((name, index) => !used.has(index) && name !== '')
  return { delimiter, names, positions, ignored }
}

/** « Pièce », « PIECE » and « piece » are one name. */
export function foldName(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^a-z0-9]+/g, ' ').trim()
}

function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('fr').format(names.map((name) => `« ${name} »`))
}
