import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCsv } from '../../api/src/platform/csv.ts'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'

const counts = { short: 5_000, full: 100_000 }
const COLUMNS = 10

const pieces = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    "'",
    ';',
    ',',
    ' ',
    '\u00a0',
    '\u200b',
    '\uFEFF',
    '＝',
  ],
  ...[
    '1+1',
    'SUM(A1:A9)',
    "cmd|'/c calc'!A1",
    'HYPERLINK("http://x.example")',
    'é',
    'texte',
    '€',
    '|',
  ],
]

/** « ; », quotes, UTF-8, from line 1, columns as they come, formulas evaluated. */
const filter = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'

export const formulas: Trial = {
  id: 'A32',
  about: 'cellules hostiles dans un CSV, relues par LibreOffice : aucune formule (soffice)',
  async run(size) {
    const random = createRandom(32)
    const folder = await mkdtemp(join(tmpdir(), 'enim-formulas-'))
    const header = Array.from({ length: COLUMNS }, (_, rank) => `Colonne ${String(rank)}`)
    const rows = Array.from({ length: counts[size] / COLUMNS }, () =>
      header.map(() => cell(random)),
    )
    const csv = join(folder, 'cells.csv')
    await writeFile(csv, Buffer.concat(await Array.fromAsync(writeCsv(header, rows))))
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        `--infilter=${filter}`,
        ...['--convert-to', 'fods', '--outdir', folder, csv],
      ],
      { stdio: 'ignore' },
    )
    const sheet = await readFile(join(folder, 'cells.fods'), 'utf8')
    const found = sheet.match(/table:formula="[^"]*"/g) ?? []
    const tally = new Tally()
    tally.count(counts[size], found.length === 0, found.slice(0, 3).join(' ; '))
    tally.count(1, sheet.includes('cmd|'), 'LibreOffice n’a rien lu')
    await rm(folder, { recursive: true })
    return tally
  },
}

function cell(random: Random): string {
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('')
}
