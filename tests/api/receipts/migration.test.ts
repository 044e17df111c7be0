import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../api/src/platform/database.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'
import { readContent } from '../../../api/src/receipts/content.ts'
import { nextLink, origin } from '../../../api/src/receipts/link.ts'

const migrations = fileURLToPath(new URL('../../../api/migrations', import.meta.url))

let folder: string
let database: Database
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-receipts-'))
  database = await openDatabase(`file:${join(folder, 'portal.db')}`)
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('a request of before there were receipts gets one, that says so', async () => {
  await migrateUntil('0050')
  const sentAt = new Date('2026-02-03T13:02:09.007Z')
  await database.write(
    [
      `INSERT INTO employers (siret, name, address, created_at)
       VALUES ('90000000100017', 'x', 'x', 0)`,
      `INSERT INTO accounts (id, siret, space, holder, email, code_hash, pepper_id,
         created_at, updated_at)
       VALUES ('a', '90000000100017', 'professionnel', 'x', 'x', '', '', 0, 0)`,
      `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind, theme_slug,
         object, text, theme_name, service_name, siret, employer_name, holder, email, sent_at)
       VALUES ('r', 'E26-0000-0001', 'a', 'k', 'f', 'document', 'cotisation', 'Mars', 'x',
         'Cotisation', 'Service', '90000000100017', 'Armement "Alizé"', 'Alice Armor',
         'alice@alize.example', ${String(sentAt.getTime())})`,
      ...['b.pdf', 'a.pdf'].map(
        (name, rank) => `INSERT INTO files (id, account_id, form_key, request_id, name, bytes,
           sha256, blob_id, scan_at, received_at, position)
         VALUES ('${name}', 'a', 'k', 'r', '${name}', 5, 'x', '${name}', 0, 0, ${String(rank)})`,
      ),
    ].map((sql) => ({ sql, args: [] })),
  )
  await migrate(database)
  const rows = await database.read('SELECT content FROM receipts')
  expect(rows).toHaveLength(1)
  expect(readContent(rows[0]?.['content'] as string)).toMatchObject({
    schema: 0,
    kind: 'aee',
    receivedAt: '2026-02-03T13:02:09.007Z',
    sender: { name: 'Armement "Alizé"', siret: '90000000100017' },
    files: [
      { name: 'b.pdf', bytes: 5, sha256: 'x' },
      { name: 'a.pdf', bytes: 5, sha256: 'x' },
    ],
  })
})

test('receipts of before the documents made on demand keep their places in the chain', async () => {
  await migrateUntil('0064')
  const chain = nextLink(origin, '{}').chain
  await database.write(
    [
      `INSERT INTO employers (siret, name, address, created_at)
       VALUES ('90000000100017', 'x', 'x', 0)`,
      `INSERT INTO accounts (id, siret, space, holder, email, code_hash, pepper_id,
         created_at, updated_at)
       VALUES ('a', '90000000100017', 'professionnel', 'x', 'x', '', '', 0, 0)`,
      `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind, theme_slug,
         object, text, theme_name, service_name, siret, employer_name, holder, email, sent_at)
       VALUES ('r', 'E26-0000-0001', 'a', 'k', 'f', 'document', 'cotisation', 'Mars', 'x',
         'Cotisation', 'Service', '90000000100017', 'x', 'x', 'x', 0)`,
      `INSERT INTO receipts VALUES ('c', 'r', NULL, 'aee', 0, '{}', 1, '${chain}')`,
      `INSERT INTO receipts VALUES ('w', 'r', NULL, 'are', 0, '{}', NULL, NULL)`,
    ].map((sql) => ({ sql, args: [] })),
  )
  await migrate(database)
  const rows = await database.read('SELECT id, position, chain FROM receipts ORDER BY id')
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['c', 1, chain],
    ['w', null, null],
  ])
  const forget = { sql: `DELETE FROM receipts WHERE id = 'c'`, args: [] }
  await expect(database.write([forget])).rejects.toThrow('a receipt is kept')
})

async function migrateUntil(first: string): Promise<void> {
  const earlier = join(folder, 'migrations')
  await mkdir(earlier)
  for (const name of await readdir(migrations)) {
    if (name < first) await copyFile(join(migrations, name), join(earlier, name))
  }
  await migrate(database, earlier)
}
