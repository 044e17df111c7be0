import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { answerCsv, writeCsv, type Cell } from '../../../api/src/platform/csv.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import { readCsv } from '../../support/read-csv.ts'

const run = promisify(execFile)

const hostile = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '"=1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\uFEFF=1+1',
  '＝1+1',
  `=cmd|'/c calc'!A1`,
  '=HYPERLINK("http://mechant.example";"Ouvrir")',
]

test('a file is marked as UTF-8, with semicolons and lines that end as in Windows', async () => {
  const answer = answerCsv('demandes.csv', ['Objet', 'Délai'], [['Été ; "bref"\nsuite', 2.5]])
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="demandes.csv"',
  })
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(
    '\uFEFF"Objet";"Délai"\r\n"Été ; ""bref""\nsuite";2,5\r\n',
  )
})

test('what a spreadsheet would compute becomes text', async () => {
  const [, ...rows] = readCsv(
    await written(
      ['x'],
      hostile.map((cell) => [cell]),
    ),
  )
  expect(rows.map(([cell]) => cell)).toEqual(hostile.map((cell) => `'${cell}`))
})

test('whatever is written is read again as it was, and begins with no formula', async () => {
  const random = createRandom(7)
  const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ';', ',', ' ', 'é', '1', 'a', '😀']
  const anything = () =>
    Array.from({ length: random.below(8) }, () => signs[random.below(signs.length)]).join('')
  const rows = Array.from({ length: 3_000 }, () => [anything(), anything()])
  const [, ...read] = readCsv(await written(['a', 'b'], rows))
  for (const [index, typed] of rows.entries()) {
    expect(read[index]).toHaveLength(2)
    for (const [rank, text] of typed.entries()) {
      const cell = read[index]?.[rank]
      expect([text, `'${text}`]).toContain(cell)
      expect(cell).not.toMatch(/^["\s]*[=+\-@]|^[\t\r\n]/)
    }
  }
})

test('rows are asked for as they are read', async () => {
  let made = 0
  function* rows() {
    for (; made < 100_000; made++) yield [String(made)]
  }
  const reader = answerCsv('x.csv', ['x'], rows()).body?.getReader()
  for (let reads = 0; reads < 5; reads++) await reader?.read()
  expect(made).toBeLessThan(20)
  await reader?.cancel()
})

const hasOffice = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

test.skipIf(!hasOffice)(
  'LibreOffice finds no formula (skipped where it is absent)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'enim-csv-'))
    const csv = join(folder, 'hostile.csv')
    await writeFile(
      csv,
      await written(
        ['x'],
        hostile.map((cell) => [cell]),
      ),
    )
    // « ; », « " », UTF-8, from line 1, columns as they come, formulas evaluated.
    const filter = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'
    await run('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      `--infilter=${filter}`,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      csv,
    ])
    const sheet = await readFile(join(folder, 'hostile.fods'), 'utf8')
    expect(sheet).toContain('cmd|')
    expect(sheet).not.toMatch(/table:formula|office:value-type="float"/)
    await rm(folder, { recursive: true })
  },
  120_000,
)

async function written(header: string[], rows: Cell[][]): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeCsv(header, rows)))
}
