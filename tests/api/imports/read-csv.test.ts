import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCsv } from '../../../api/src/imports/open-csv.ts'
import { readCsv, type CsvRecord } from '../../../api/src/imports/read-csv.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['a;b\n1;x\n', 'a,b\n1,x\n', '\ufeffa;b\r\n1;x', '"a";"b"\r1;"x"\r', 'b;A \nx;1\n'])(
  '%j is read, whatever its delimiter, line ends and order of columns',
  async (text) => {
    expect(await read(text)).toEqual([{ a: '1', b: 'x', line: 2 }])
  },
)

test('columns are found whatever their case and accents', async () => {
  const [block] = await blocks('RAISON_SOCIALE;Numero\nx;1\n', ['raison sociale', 'numéro'])
  expect([...(block?.header.positions ?? [])]).toEqual([
    ['raison sociale', 0],
    ['numéro', 1],
  ])
})

test('a missing column is named, and one that is there twice', async () => {
  await expect(blocks('a;c\n1;2\n', ['a', 'b'])).rejects.toThrow('Il manque la colonne « b »')
  await expect(blocks('a;b;A\n1;2;3\n', ['a', 'b'])).rejects.toThrow('deux fois : « a »')
})

test('columns that nobody asked for are told, and left out', async () => {
  const [block] = await blocks('a;note;b\n1;zut;x\n', ['a', 'b'])
  expect(block?.header.ignored).toEqual(['note'])
})

test('Windows-1252 is recognised', async () => {
  const bytes = Buffer.from('a;b\n1;Pêcheries d\x92Armor\n', 'latin1')
  expect(await read(bytes)).toEqual([{ a: '1', b: 'Pêcheries d’Armor', line: 2 }])
})

test('a letter of several bytes may lie on the border of two pieces', async () => {
  const long = 'é'.repeat(70_000)
  const text = `a;b\n${'1;x\n'.repeat(8_000)}1;${long}\n`
  expect((await read(text)).at(-1)).toEqual({ a: '1', b: long, line: 8_002 })
})

test('a quoted value may hold delimiters, quotes and line breaks, and lines stay counted', async () => {
  expect(await read('a;b\n1;"x;\n""y"""\n2;z\n')).toEqual([
    { a: '1', b: 'x;\n"y"', line: 2 },
    { a: '2', b: 'z', line: 4 },
  ])
})

test('a quote that nothing closes costs its own line alone', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `${index};x`)
  const records = await read(`a;b\n1;"x\n${lines.join('\n')}\n`)
  expect(records[0]).toMatchObject({ line: 2, fault: 'un guillemet n’est pas fermé' })
  expect(records.slice(1).filter(({ fault }) => fault !== undefined)).toEqual([])
  expect(records.at(-1)).toEqual({ a: '49', b: 'x', line: 52 })
})

test('two quotes that nothing closes do not take what lies between them', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `${index};x`)
  const records = await read(`a;b\n1;"x\n${lines.join('\n')}\n2;y"\n`)
  expect(records.filter(({ fault }) => fault === undefined)).toHaveLength(50)
})

test('misplaced quotes cost their own line alone', async () => {
  const records = await read('a;b\n1;x\n2;"x" y\n3;z\n')
  expect(records).toMatchObject([
    { a: '1' },
    { line: 3, fault: 'des guillemets sont mal placés' },
    { a: '3', b: 'z' },
  ])
})

test('a line with too many or too few values is never shifted', async () => {
  expect(await read('a,b\n1,1234,56\n2\n3,x,,\n')).toMatchObject([
    { fault: '3 valeurs pour 2 colonnes' },
    { fault: '1 valeur pour 2 colonnes' },
    { a: '3', b: 'x' },
  ])
})

test('empty lines are left out', async () => {
  expect(await read('\n a;b\n\n;\n1;x\n\n')).toEqual([{ a: '1', b: 'x', line: 5 }])
})

test.each([
  ['', 'est vide'],
  ['\n\n', 'que des lignes vides'],
  ['PK\u0003\u0004\u0000\u0000', 'n’est pas un fichier CSV'],
  [`a;b\n${'x'.repeat(300_000)}`, 'La ligne 2 est trop longue'],
])('what is no list of lines is refused in one sentence (%#)', async (text, sentence) => {
  await expect(blocks(text, ['a', 'b'])).rejects.toThrow(sentence)
})

async function read(content: string | Buffer) {
  const found = await blocks(content, ['a', 'b'])
  return found.flatMap(({ header, records }) =>
    records.map(({ line, cells, fault }: CsvRecord) => {
      if (fault !== undefined) return { line, fault }
      const cell = (name: string) => cells[header.positions.get(name) ?? -1]
      return { line, a: cell('a'), b: cell('b') }
    }),
  )
}

async function blocks(content: string | Buffer, columns: string[]) {
  const path = join(folder, 'x.csv')
  await writeFile(path, content)
  return Array.fromAsync(readCsv(await openCsv(path), { columns }))
}
