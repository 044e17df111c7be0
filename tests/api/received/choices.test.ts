import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, type Person } from '../../support/cast.ts'
import { giveLines, readReceived } from '../../support/received.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await giveLines(portal, alice, [{}, {}, {}])
})
afterEach(() => portal.close())

test('what is archived leaves the list and its counts, and can be put back', async () => {
  const [first = '', second = ''] = await idsOf(alice)
  expect(await choose('archiving', { ids: [first, second], archived: true })).toBe(200)
  expect(await readReceived(portal, alice)).toMatchObject({
    total: 1,
    counts: { listed: 1, unread: 1, archived: 2 },
  })
  expect(await idsOf(alice, '?state=archived')).toEqual([first, second])
  expect(await idsOf(alice, '?state=new')).toHaveLength(1)
  await choose('archiving', { ids: [second], archived: false })
  expect((await readReceived(portal, alice)).counts).toEqual({ listed: 2, unread: 2, archived: 1 })
})

test('the same choice again changes nothing', async () => {
  const ids = await idsOf(alice)
  for (let tries = 0; tries < 2; tries++) {
    await choose('archiving', { ids, archived: true })
    await choose('reading', { ids })
    portal.clock.advance({ minutes: 1 })
  }
  const rows = await portal.deps.database.read('SELECT opened_at, archived_at FROM received_items')
  expect(new Set(rows.map((row) => row['archived_at'])).size).toBe(1)
  expect(new Set(rows.map((row) => row['opened_at'])).size).toBe(1)
  const { counts } = await readReceived(portal, alice)
  expect(counts).toEqual({ listed: 0, unread: 0, archived: 3 })
})

test('lines marked as read are new no more', async () => {
  const [first = ''] = await idsOf(alice)
  await choose('reading', { ids: [first] })
  const { items, counts } = await readReceived(portal, alice)
  expect(items.map(({ isNew }) => isNew)).toEqual([false, true, true])
  expect(counts.unread).toBe(2)
})

test('the lines of somebody else stay as they are, and answer as unknown ones do', async () => {
  await giveLines(portal, bob, [{}])
  const before = await readReceived(portal, bob)
  const foreign = before.items.map(({ id }) => id)
  const browser = await portal.logIn(alice)
  for (const [address, more] of [
    ['/api/received/archiving', { archived: true }],
    ['/api/received/reading', {}],
  ] as const) {
    const one = await browser.post(address, { ids: foreign, ...more })
    const other = await browser.post(address, { ids: ['unknown'], ...more })
    expect([one.status, await one.text()]).toEqual([other.status, await other.text()])
  }
  expect(await readReceived(portal, bob)).toEqual(before)
})

test('no line at all and more than a hundred are refused', async () => {
  expect(await choose('archiving', { ids: [], archived: true })).toBe(422)
  const ids = Array.from({ length: 101 }, String)
  expect(await choose('reading', { ids })).toBe(422)
  expect(await choose('archiving', { ids: ['x'] })).toBe(422)
})

test('nobody chooses without being signed in', async () => {
  const visitor = portal.visitor()
  expect((await visitor.post('/api/received/reading', { ids: ['x'] })).status).toBe(401)
  expect((await visitor.get('/api/received')).status).toBe(401)
})

async function idsOf(person: Person, query = ''): Promise<string[]> {
  return (await readReceived(portal, person, query)).items.map(({ id }) => id)
}

async function choose(what: 'archiving' | 'reading', body: object): Promise<number> {
  return (await (await portal.logIn(alice)).post(`/api/received/${what}`, body)).status
}
