import type { Access } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserJobs } from '../../../api/src/browsers/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { block, everything, journalOf, readOneTimeCode, wrong } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const office = { 'x-client-address': '203.0.113.7' }
const elsewhere = { 'x-client-address': '2001:db8:1:2::3' }

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a holder sees the browsers that the account knows, and which one this is', async () => {
  portal.clock.advance({ minutes: 5 })
  const second = await portal.logIn(alice)
  const { browsers } = await accessOf(second)
  expect(browsers).toHaveLength(2)
  expect(browsers[0]).toMatchObject({
    isCurrent: true,
    enrolledAt: '2026-03-02T09:05:00.000Z',
    lastSeenAt: '2026-03-02T09:05:00.000Z',
    expiresAt: '2026-04-01T09:05:00.000Z',
    place: 'here',
  })
  expect(browsers[1]).toMatchObject({ isCurrent: false, lastSeenAt: '2026-03-02T09:00:00.000Z' })
})

test('a holder sees the last sign-ins, opened, refused and blocked, newest first', async () => {
  portal.clock.advance({ minutes: 1 })
  await block(portal.visitor(), alice)
  const { signIns } = await accessOf(browser)
  expect(signIns.map(({ outcome }) => outcome)).toEqual([
    ...['blocked', 'refused', 'refused', 'refused'],
    'opened',
  ])
  expect(signIns[0]).toMatchObject({ at: '2026-03-02T09:01:00.000Z', browser: 'Un navigateur' })
})

test('no more than 20 sign-ins are shown', async () => {
  for (let login = 0; login < 22; login++) await browser.logIn(alice)
  expect((await accessOf(browser)).signIns).toHaveLength(20)
})

test('a place is told in words, by what the account has used before', async () => {
  const other = portal.visitor()
  for (let login = 0; login < 2; login++) {
    portal.clock.advance({ minutes: 1 })
    await other.post('/api/session', { siret: alice.siret, code: alice.code }, office)
    if (login === 0) await redeem(other, office)
  }
  portal.clock.advance({ minutes: 1 })
  const tries = [
    office,
    elsewhere,
    { 'x-client-address': '10.1.2.3' },
    { 'x-client-address': '::1' },
  ]
  for (const address of tries) {
    await browser.post('/api/session', { siret: alice.siret, code: wrong }, address)
    await browser.post('/api/session', { siret: alice.siret, code: alice.code })
  }
  const { signIns } = await accessOf(browser)
  const refused = signIns.filter(({ outcome }) => outcome === 'refused')
  expect(refused.map(({ place }) => place)).toEqual(['local', 'local', 'new', 'usual'])
  const opened = signIns.filter(({ outcome }) => outcome === 'opened')
  const here = Array<string>(4).fill('here')
  expect(opened.map(({ place }) => place)).toEqual([...here, 'usual', 'new', 'here'])
})

test('what a holder sees holds no address and no network', async () => {
  await browser.post('/api/session', { siret: alice.siret, code: wrong }, office)
  expect(JSON.stringify(await accessOf(browser))).not.toMatch(/\d+\.\d+\.\d+\.|::\/|hash/i)
})

test('ending a browser ends its sessions at once, and makes it unknown again', async () => {
  const second = await portal.logIn(alice)
  const third = await portal.logIn(alice)
  const id = await idOf(second)
  const answer = await browser.post(`/api/account/browsers/${id}/end`)
  expect(answer.status).toBe(200)
  expect(((await answer.json()) as Access).browsers.map((each) => each.id)).not.toContain(id)
  expect((await second.get('/api/session')).status).toBe(401)
  expect((await third.get('/api/session')).status).toBe(200)
  expect((await browser.get('/api/session')).status).toBe(200)
  expect((await second.logIn(alice)).status).toBe(202)
  expect(await journalOf(portal, alice)).toContain('browser-ended')
})

test('all the other accesses end together, and this one stays', async () => {
  const second = await portal.logIn(alice)
  const stranger = await portal.logIn(bob)
  const waiting = portal.visitor()
  await waiting.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const answer = await browser.post('/api/account/access/end')
  expect(((await answer.json()) as Access).browsers).toMatchObject([{ isCurrent: true }])
  expect((await second.get('/api/session')).status).toBe(401)
  expect((await second.logIn(alice)).status).toBe(202)
  expect((await waiting.post('/api/session/code', { code })).status).toBe(410)
  expect((await browser.get('/api/session')).status).toBe(200)
  expect((await browser.logIn(alice)).status).toBe(201)
  expect((await stranger.get('/api/session')).status).toBe(200)
  expect(await journalOf(portal, alice)).toContain('access-ended')
})

test('another’s browser, one that never was and nonsense are answered with the same bytes', async () => {
  const stranger = await portal.logIn(bob)
  const id = await idOf(stranger)
  const paths = [id, 'x'.repeat(22), '🐟', '%00', `${id}'--`, 'a'.repeat(5_000)]
  const answers = await Promise.all(
    paths.map((each) => browser.post(`/api/account/browsers/${encodeURI(each)}/end`)),
  )
  const seen = await Promise.all(answers.map(everything))
  expect(seen[0]).toMatchObject({ status: 404 })
  for (const answer of seen) expect(answer).toEqual(seen[0])
  expect((await stranger.get('/api/session')).status).toBe(200)
  expect((await accessOf(stranger)).browsers).toHaveLength(1)
})

test('nobody signed in sees or ends nothing', async () => {
  const visitor = portal.visitor()
  const answers = [
    await visitor.get('/api/account/access'),
    await visitor.post('/api/account/access/end'),
    await visitor.post(`/api/account/browsers/${await idOf(browser)}/end`),
  ]
  for (const { status } of answers) expect(status).toBe(401)
  expect((await browser.get('/api/session')).status).toBe(200)
})

test('a browser whose 30 days are over is neither shown nor kept', async () => {
  portal.clock.advance({ hours: 24 * 30 - 1 })
  const second = await portal.logIn(alice)
  portal.clock.advance({ hours: 1 })
  await second.logIn(alice)
  expect((await accessOf(second)).browsers).toHaveLength(1)
  portal.clock.advance({ seconds: 1 })
  for (const job of browserJobs(portal.deps)) await job.run()
  expect(await portal.deps.database.read('SELECT * FROM browsers')).toHaveLength(1)
})

async function accessOf(holder: Browser): Promise<Access> {
  const answer = await holder.get('/api/account/access')
  expect(answer.status).toBe(200)
  return (await answer.json()) as Access
}

async function idOf(holder: Browser): Promise<string> {
  const { browsers } = await accessOf(holder)
  return browsers.find(({ isCurrent }) => isCurrent)?.id ?? ''
}

async function redeem(holder: Browser, headers: Record<string, string>): Promise<void> {
  const code = await readOneTimeCode(portal, alice)
  expect((await holder.post('/api/session/code', { code }, headers)).status).toBe(201)
}
