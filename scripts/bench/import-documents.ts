import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { root } from '../start/settings.ts'
import type { Figure } from './figure.ts'
import { runImport } from './import-cost.ts'
import { siretOf, writeDocuments, writeRegister } from './import-files.ts'
import { insertServices } from './many-employers.ts'

const EMPLOYERS = 100

/** 10,000 documents of 100 employers, into an empty database of its own, by the command. */
export async function* importDocumentsCost(): AsyncGenerator<Figure> {
  const folder = join(root, 'var', 'bench-import-documents')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await writeRegister(folder, { employers: EMPLOYERS, titlesEach: 0 })
  await runImport(folder, 'employers', 'employeurs.csv')
  openAccounts(join(folder, 'api', 'portal.db'))
  await writeDocuments(join(folder, 'documents'), { documents: 10_000, employers: EMPLOYERS })
  const start = performance.now()
  const memory = await runImport(folder, 'documents', 'documents')
  const seconds = (performance.now() - start) / 1_000
  yield { name: 'import-documents', value: seconds, unit: 's', goal: 180, sense: 'at most' }
  yield { name: 'import-documents-memory', value: memory, unit: 'MB', goal: 300, sense: 'at most' }
  rmSync(folder, { recursive: true })
}

/** Documents go to accounts alone, under the themes that Strapi has. */
function openAccounts(path: string): void {
  const database = new DatabaseSync(path)
  insertServices(database)
  const insert = database.prepare(
    `INSERT INTO accounts (id, siret, space, email, holder, code_hash, pepper_id, created_at,
       updated_at)
     VALUES (?, ?, 'professionnel', ?, 'Armement', '', '', 0, 0)`,
  )
  for (let index = 0; index < EMPLOYERS; index++) {
    insert.run(`account${index}`, siretOf(index), `${index}@employeur.example`)
  }
  database.close()
}
