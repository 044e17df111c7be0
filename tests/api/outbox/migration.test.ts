import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'

const migrations = fileURLToPath(new URL('../../../api/migrations', import.meta.url))

test('mails that wait or were sent before there were text messages are kept as they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enim-outbox-'))
  const earlier = join(folder, 'migrations')
  await mkdir(earlier)
  for (const name of await readdir(migrations)) {
    if (name < '0032') await copyFile(join(migrations, name), join(earlier, name))
  }
  const database = await openDatabase(`file:${join(folder, 'portal.db')}`)
  await migrate(database, earlier)
  const columns = `id, dedupe, recipient, subject, text, html, priority, state, tries, next_try_at,
    created_at, sent_at, last_failure`
  await database.write(
    ['waiting', 'sent', 'dead'].map((state, rank) => ({
      sql: `INSERT INTO outbox (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [state, state, 'a@x.example', 's', 't', 'h', 1, state, rank, 2, 3, rank, 'SMTP 451'],
    })),
  )
  const before = await database.read(`SELECT ${columns} FROM outbox ORDER BY id`)
  await migrate(database)
  expect(await database.read(`SELECT ${columns} FROM outbox ORDER BY id`)).toEqual(before)
  const channels = await database.read('SELECT DISTINCT channel FROM outbox')
  expect(channels).toEqual([{ channel: 'mail' }])
  await database.close()
  await rm(folder, { recursive: true })
})
