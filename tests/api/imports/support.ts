import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { employers } from '../../../api/src/imports/employers.ts'
import { importDocuments } from '../../../api/src/imports/import-documents.ts'
import { importFile, type ImportOptions } from '../../../api/src/imports/import-file.ts'
import { openCsv, type CsvText } from '../../../api/src/imports/open-csv.ts'
import { payments } from '../../../api/src/imports/payments.ts'
import { RejectsFile } from '../../../api/src/imports/rejects.ts'
import type { Tally } from '../../../api/src/imports/tally.ts'
import { titles } from '../../../api/src/imports/titles.ts'
import type { TestApp } from '../../support/test-app.ts'

export interface Imported {
  tally: Tally
  /** Each line left out: its number, column and reason. */
  rejects: string[]
  /** The file of the lines left out as it is, empty when there is none. */
  rejectsText: string
}

type How = Partial<Pick<ImportOptions, 'dryRun' | 'signal'>>

const headers = {
  employers: 'siret;raison sociale;adresse;code postal;commune;service',
  titles: 'siret;numéro;période;date;montant',
  payments: 'siret;référence;nature;période;montant;date;état;pièce',
  documents: 'siret;fichier;sha256;type;thème;description;date',
}

/** Imports lines below the usual header, or a whole text. */
export async function importLines(
  portal: TestApp,
  kind: keyof typeof headers,
  lines: string | readonly string[],
  how: How = {},
): Promise<Imported> {
  const text = typeof lines === 'string' ? lines : [headers[kind], ...lines, ''].join('\n')
  const folder = kind === 'documents' ? join(portal.folder, 'documents') : portal.folder
  const path = join(folder, kind === 'documents' ? 'manifest.csv' : `${kind}.csv`)
  await writeFile(path, text)
  const rejectsPath = join(portal.folder, `${String(performance.now())}.rejets.csv`)
  const rejects = new RejectsFile(rejectsPath)
  const options = { dryRun: false, rejects, ...how }
  const tally = await run(portal, kind, folder, await openCsv(path), options)
  await rejects.close()
  const rejectsText = await readFile(rejectsPath, 'utf8').catch(() => '')
  return { tally, rejects: summarize(rejectsText), rejectsText }
}

function run(
  { deps }: TestApp,
  kind: keyof typeof headers,
  folder: string,
  csv: CsvText,
  options: ImportOptions,
): Promise<Tally> {
  switch (kind) {
    case 'employers':
      return importFile(deps, employers, csv, options)
    case 'titles':
      return importFile(deps, titles, csv, options)
    case 'payments':
      return importFile(deps, payments, csv, options)
    case 'documents':
      return importDocuments(deps, folder, csv, options)
  }
}

function summarize(text: string): string[] {
  const lines = text.split('\r\n').slice(1, -1)
  return lines.map((line) => line.split(';').slice(0, 3).join(';'))
}
