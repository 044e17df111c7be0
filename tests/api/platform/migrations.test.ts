import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../api/src/platform/database.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'

let folder: string
let database: Database

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-migrations-'))
  database = await openDatabase(`file:${join(folder, 'portal.db')}`)
  await write('0001_first.sql', 'CREATE TABLE first (n INTEGER) STRICT;')
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('files are applied in order, each once', async () => {
  await write('0002_second.sql', 'ALTER TABLE first ADD COLUMN m INTEGER;')
  expect(await migrate(database, folder)).toEqual(['0001_first.sql', '0002_second.sql'])
  expect(await migrate(database, folder)).toEqual([])
  await write('0003_third.sql', 'CREATE TABLE third (n INTEGER) STRICT;')
  expect(await migrate(database, folder)).toEqual(['0003_third.sql'])
})

test('a file changed after it was applied is refused', async () => {
  await migrate(database, folder)
  await write('0001_first.sql', 'CREATE TABLE first (n TEXT) STRICT;')
  await expect(migrate(database, folder)).rejects.toThrow('Le fichier 0001_first.sql a changé')
})

test('a database newer than the program is refused', async () => {
  await write('0002_second.sql', 'CREATE TABLE second (n INTEGER) STRICT;')
  await migrate(database, folder)
  await rm(join(folder, '0002_second.sql'))
  await expect(migrate(database, folder)).rejects.toThrow('0002_second.sql est inconnu')
})

test('a file that fails halfway leaves nothing, and can be corrected', async () => {
  await write('0002_second.sql', 'CREATE TABLE second (n INTEGER) STRICT; SELECT * FROM nowhere;')
  await expect(migrate(database, folder)).rejects.toThrow('nowhere')
  expect(await tables()).not.toContain('second')
  await write('0002_second.sql', 'CREATE TABLE second (n INTEGER) STRICT;')
  expect(await migrate(database, folder)).toEqual(['0002_second.sql'])
})

test('the portal’s own migrations apply to an empty database, and every table is STRICT', async () => {
  await rm(join(folder, '0001_first.sql'))
  expect(await migrate(database)).toContain('0001_accounts.sql')
  const loose = await database.read(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
     AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  expect(loose).toEqual([])
})

async function write(name: string, sql: string): Promise<void> {
  await writeFile(join(folder, name), sql)
}

async function tables(): Promise<unknown[]> {
  const rows = await database.read(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
  return rows.map(({ name }) => name)
}
