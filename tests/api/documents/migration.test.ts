import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../api/src/platform/database.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'

const migrations = fileURLToPath(new URL('../../../api/migrations', import.meta.url))

let folder: string
let database: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-documents-'))
  database = await openDatabase(`file:${join(folder, 'portal.db')}`)
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('documents of before are kept, counted and new, and tell nobody', async () => {
  await migrateUpTo('0061')
  await put(['d1', 'relevé', 'cotisation'], ['d2', 'relevé', 'cotisation'])
  await put(['d3', 'courrier', 'accidents'])
  const columns = 'id, kind, theme_slug, blob_id, bytes, sha256, published_at'
  const before = await database.read(`SELECT ${columns} FROM documents ORDER BY id`)
  await migrate(database)
  expect(await database.read(`SELECT ${columns} FROM documents ORDER BY id`)).toEqual(before)
  const rest = 'source, reference, withdrawn_at, withdrawn_reason, replaced_by'
  expect(await values(`SELECT DISTINCT ${rest} FROM documents`)).toEqual([
    ['import', null, null, null, null],
  ])
  expect(await values('SELECT theme_slug, kind, total FROM document_counts ORDER BY 1')).toEqual([
    ['accidents', 'courrier', 1],
    ['cotisation', 'relevé', 2],
  ])
  const received = `SELECT subject, label, at, opened_at FROM received_items
    WHERE kind = 'document' ORDER BY subject`
  expect(await values(received)).toEqual([
    ['d1', 'Document d1', 1, null],
    ['d2', 'Document d2', 1, null],
    ['d3', 'Document d3', 1, null],
  ])
  expect(await values('SELECT * FROM document_notices')).toEqual([])
})

async function migrateUpTo(first: string): Promise<void> {
  const earlier = join(folder, 'migrations')
  await mkdir(earlier)
  for (const name of await readdir(migrations)) {
    if (name < first) await copyFile(join(migrations, name), join(earlier, name))
  }
  await migrate(database, earlier)
  await database.write(
    [
      `INSERT INTO employers (siret, name, address, created_at)
       VALUES ('90000000100017', 'x', 'x', 0)`,
      `INSERT INTO accounts (id, siret, space, holder, email, code_hash, pepper_id,
         created_at, updated_at)
       VALUES ('a-1', '90000000100017', 'professionnel', 'x', 'x', '', '', 0, 0)`,
    ].map((sql) => ({ sql, args: [] })),
  )
}

async function put(...documents: [id: string, kind: string, theme: string][]): Promise<void> {
  await database.write(
    documents.map(([id, kind, theme]) => ({
      sql: `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name,
              blob_id, bytes, sha256, published_at)
            VALUES (?, 'a-1', ?, ?, ?, 'x.pdf', ?, 5, ?, 1)`,
      args: [id, kind, theme, `Document ${id}`, `blob-${id}`, `sha-${id}`],
    })),
  )
}

async function values(sql: string) {
  return (await database.read(sql)).map((row) => Object.values(row))
}
