import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAskedMails } from '../../../api/src/resets/index.ts'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, work } from './support.ts'
import { countRows } from '../../support/count-rows.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('an ask that nobody answered within the hour is dropped', async () => {
  await ask(portal, alice.siret)
  portal.clock.advance({ hours: 1, seconds: 1 })
  await ask(portal, bob.siret)
  await work(portal)
  expect(portal.mailbox.mails.map(({ recipients }) => recipients)).toEqual([[bob.email]])
  expect(await countRows(portal.deps, 'asked_mails')).toBe(0)
})

test('an ask that fails stays for the next round, and holds up no other', async () => {
  await ask(portal, alice.siret)
  await ask(portal, bob.siret)
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = (batch) =>
    batch.some(({ args }) => args.includes(alice.email))
      ? Promise.reject(new Error('the disk is full'))
      : write(batch)
  await work(portal)
  expect(portal.mailbox.mails.map(({ recipients }) => recipients)).toEqual([[bob.email]])
  expect(portal.logged).toContainEqual(expect.objectContaining({ msg: 'asked mail failed' }))
  database.write = write
  await work(portal)
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(1)
})

test('no more than 5,000 asks wait; the next ones are told to come back', async () => {
  const { deps } = portal
  await deps.database.write([
    {
      sql: `INSERT INTO asked_mails (purpose, siret, network, browser, asked_at)
            SELECT 'reset', ?, '', '', ? FROM json_each(?)`,
      args: [unknownSiret, deps.clock.now(), JSON.stringify(Array(4_999).fill(0))],
    },
  ])
  expect((await ask(portal, alice.siret)).status).toBe(202)
  const refused = await ask(portal, alice.siret)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await countRows(portal.deps, 'asked_mails')).toBe(5_000)
  await deps.database.write([{ sql: 'DELETE FROM asked_mails WHERE id < 4000', args: [] }])
  expect((await ask(portal, alice.siret)).status).toBe(202)
})

test('the worker answers within a second of being asked, and stops when told', async () => {
  const worker = startAskedMails(portal.deps)
  const start = performance.now()
  await ask(portal, alice.siret)
  expect(await countRows(portal.deps, 'asked_mails')).toBe(1)
  await expect.poll(() => countRows(portal.deps, 'outbox'), { interval: 10 }).toBe(1)
  expect(performance.now() - start).toBeLessThan(1_000)
  await worker.stop()
  await ask(portal, bob.siret)
  await worker.stop()
  expect(await countRows(portal.deps, 'outbox')).toBe(1)
})
