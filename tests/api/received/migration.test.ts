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
  folder = await mkdtemp(join(tmpdir(), 'enim-received-'))
  database = await openDatabase(`file:${join(folder, 'portal.db')}`)
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('what was given before is in the list, counted and found; only what is unread is new', async () => {
  const earlier = join(folder, 'migrations')
  await mkdir(earlier)
  for (const name of await readdir(migrations)) {
    if (name < '0060') await copyFile(join(migrations, name), join(earlier, name))
  }
  await migrate(database, earlier)
  await database.write(
    [
      `INSERT INTO employers (siret, name, address, created_at)
       VALUES ('90000000100017', 'x', 'x', 0)`,
      `INSERT INTO accounts (id, siret, space, holder, email, code_hash, pepper_id,
         created_at, updated_at)
       VALUES ('a-1', '90000000100017', 'professionnel', 'x', 'x', '', '', 0, 0)`,
      `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind, theme_slug,
         object, text, theme_name, service_name, siret, employer_name, holder, email, sent_at)
       VALUES ('r', 'E26-0000-0001', 'a-1', 'k', 'f', 'document', 'cotisation', 'Échéance', 'x',
         'Cotisation', 'Service', '90000000100017', 'x', 'x', 'x', 1)`,
      `INSERT INTO receipts (id, request_id, kind, issued_at, content) VALUES ('c', 'r', 'aee', 1, '')`,
      ...[
        ['answer', 1, 'Voici.'],
        ['pieces', 0, 'Il manque ceci.'],
        ['note', 0, 'CANARI'],
        ['closed', 0, ''],
      ].map(
        ([kind, unread, text], rank) => `INSERT INTO messages
           (id, request_id, at, kind, sender, author, text, unread)
         VALUES ('${String(kind)}', 'r', ${String(rank + 2)}, '${String(kind)}', 'enim', 'Service',
           '${String(text)}', ${String(unread)})`,
      ),
    ].map((sql) => ({ sql, args: [] })),
  )
  await migrate(database)
  const rows = await database.read('SELECT subject, label, shelf FROM received_items ORDER BY at')
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['E26-0000-0001:c', 'Accusé d’enregistrement\u00a0: Échéance', 'opened'],
    ['E26-0000-0001:answer', 'Réponse\u00a0: Échéance', 'new'],
    ['E26-0000-0001:pieces', 'Pièces demandées\u00a0: Échéance', 'opened'],
  ])
  const counts = await database.read('SELECT shelf, kind, total FROM received_counts ORDER BY 1, 2')
  expect(counts.map((row) => Object.values(row))).toEqual([
    ['new', 'answer', 1],
    ['opened', 'answer', 1],
    ['opened', 'receipt', 1],
  ])
  const found = await database.read(
    `SELECT count(*) AS total FROM received_words
     WHERE received_words MATCH 'scope : "aa1" AND searched : "echeance"'`,
  )
  expect(found[0]?.['total']).toBe(3)
})
