import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'
import { alice } from '../../support/cast.ts'
import { startSqld } from '../../support/sqld.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let folder: string
let sqld: Awaited<ReturnType<typeof startSqld>>
let portal: TestApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-sqld-'))
  sqld = await startSqld(join(folder, 'data'))
  portal = await createTestApp({ database: await openDatabase(sqld.url) })
})
afterAll(async () => {
  await portal.close()
  await sqld.stop()
  await rm(folder, { recursive: true })
})

test('the portal runs on a libSQL server: log in, block, mail, log out', async () => {
  const browser = await portal.logIn(alice)
  expect((await browser.get('/api/account')).status).toBe(200)
  expect(await (await browser.get('/api/received')).json()).toMatchObject({ items: [], total: 0 })
  for (let tries = 0; tries < 4; tries++) {
    await portal.visitor().logIn({ ...alice, code: '000000' })
  }
  expect((await portal.visitor().logIn(alice)).status).toBe(401)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(1)
  await browser.post('/api/session/end')
  expect((await browser.get('/api/session')).status).toBe(401)
})

test('of 30 wrong codes at once, exactly 3 count', async () => {
  const { database } = portal.deps
  await database.write([{ sql: 'UPDATE accounts SET failed = 0, blocked_until = NULL', args: [] }])
  await Promise.all(
    Array.from({ length: 30 }, (_, rank) => {
      const headers = { 'x-client-address': `198.51.100.${String(rank)}` }
      const body = { siret: alice.siret, code: '000000' }
      return portal.visitor().post('/api/session', body, headers)
    }),
  )
  const rows = await database.read('SELECT failed FROM accounts WHERE siret = ?', [alice.siret])
  expect(rows[0]?.failed).toBe(3)
})

test('a batch that fails on the server writes nothing of itself', async () => {
  const { database } = portal.deps
  const valid = { sql: 'INSERT INTO login_tries (hour) VALUES (?)', args: [1] }
  await expect(database.write([valid, valid])).rejects.toThrow('SQLITE_CONSTRAINT')
  expect(await database.read('SELECT 1 FROM login_tries WHERE hour = 1')).toEqual([])
})

test('the migrations are known on the server too', async () => {
  expect(await migrate(portal.deps.database)).toEqual([])
})
