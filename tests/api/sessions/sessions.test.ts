import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRoutes } from '../../../api/src/platform/routes.ts'
import {
  findExpiredHolder,
  revokeSessionsOf,
  sessionJobs,
} from '../../../api/src/sessions/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { journalOf, knownBrowser, readOneTimeCode } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a session unused for 29 min 59 s is still open', async () => {
  portal.clock.advance({ minutes: 29, seconds: 59 })
  expect((await browser.get('/api/session')).status).toBe(200)
})

test('a session unused for 30 min 1 s is over', async () => {
  portal.clock.advance({ minutes: 30, seconds: 1 })
  const answer = await browser.get('/api/session')
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ type: 'signed-out' })
})

test('a session in use goes on', async () => {
  for (let use = 0; use < 5; use++) {
    portal.clock.advance({ minutes: 29 })
    expect((await browser.get('/api/session')).status).toBe(200)
  }
})

test('a session in use ends after 12 hours all the same', async () => {
  for (let minute = 0; minute < 12 * 60 - 20; minute += 20) {
    portal.clock.advance({ minutes: 20 })
    expect((await browser.get('/api/account')).status).toBe(200)
  }
  portal.clock.advance({ minutes: 19, seconds: 59 })
  const last = await browser.get('/api/session')
  expect(await last.json()).toMatchObject({
    idleAt: '2026-03-02T21:00:00.000Z',
    endsAt: '2026-03-02T21:00:00.000Z',
  })
  portal.clock.advance({ seconds: 1 })
  expect((await browser.get('/api/session')).status).toBe(401)
})

test('a session in use is written at most every 30 seconds', async () => {
  const renewedAt = async () =>
    (await portal.deps.database.read('SELECT renewed_at FROM sessions'))[0]
  const before = await renewedAt()
  portal.clock.advance({ seconds: 29 })
  await browser.get('/api/session')
  expect(await renewedAt()).toEqual(before)
  portal.clock.advance({ seconds: 1 })
  await browser.get('/api/session')
  expect(await renewedAt()).not.toEqual(before)
})

test('staying starts the idle time again at once', async () => {
  portal.clock.advance({ seconds: 20 })
  const answer = await browser.post('/api/session/renewal')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ idleAt: '2026-03-02T09:30:20.000Z' })
})

test('a form that asks to stay is led back to the personal space', async () => {
  const answer = await browser.post('/api/session/renewal', undefined, { ...asForm })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/espace'])
})

test('logging out ends the session, not only the cookie', async () => {
  const stolen = browser.cookies.get('__Host-session') ?? ''
  const answer = await browser.post('/api/session/end')
  expect(answer.status).toBe(204)
  expect(answer.headers.get('clear-site-data')).toBe('"storage"')
  expect(browser.cookies.has('__Host-session')).toBe(false)
  const thief = portal.visitor()
  thief.cookies.set('__Host-session', stolen)
  expect((await thief.get('/api/session')).status).toBe(401)
})

test('a form that logs out is led to the public home', async () => {
  const answer = await browser.post('/api/session/end', undefined, { ...asForm })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
})

test('logging out without a session is no error', async () => {
  expect((await portal.visitor().post('/api/session/end')).status).toBe(204)
})

test('a login and a logout are in the journal, once', async () => {
  await browser.post('/api/session/end')
  await browser.post('/api/session/end')
  expect(await journalOf(portal, alice)).toEqual(['signed-in', 'signed-out'])
})

test('logging in again gives a new token, and the old one is dead', async () => {
  const old = browser.cookies.get('__Host-session') ?? ''
  await browser.logIn(alice)
  expect(browser.cookies.get('__Host-session')).not.toBe(old)
  const thief = portal.visitor()
  thief.cookies.set('__Host-session', old)
  expect((await thief.get('/api/session')).status).toBe(401)
})

test('a token chosen in advance never becomes valid', async () => {
  const victim = await knownBrowser(portal, bob)
  victim.cookies.set('__Host-session', 'chosen-by-somebody-else')
  expect((await victim.logIn(bob)).status).toBe(201)
  const attacker = portal.visitor()
  attacker.cookies.set('__Host-session', 'chosen-by-somebody-else')
  expect((await attacker.get('/api/session')).status).toBe(401)
})

test('nothing in the database can be used as a cookie', async () => {
  const [row] = await portal.deps.database.read('SELECT * FROM sessions')
  for (const value of Object.values(row ?? {}) as (string | number)[]) {
    const thief = portal.visitor()
    thief.cookies.set('__Host-session', String(value))
    expect((await thief.get('/api/session')).status).toBe(401)
  }
})

test('a browser chosen in advance never becomes known: its cookie is not one that the portal made', async () => {
  const victim = portal.visitor()
  victim.cookies.set('__Host-browser', 'chosen-by-somebody-else')
  await victim.logIn(bob)
  const code = await readOneTimeCode(portal, bob)
  await victim.post('/api/session/code', { code })
  expect(victim.cookies.get('__Host-browser')).toMatch(/^[\w-]{43}$/)
})

test('the session of an account that is closed opens nothing any more', async () => {
  const close = (at: Date | null) =>
    portal.deps.database.write([
      { sql: 'UPDATE accounts SET closed_at = ? WHERE siret = ?', args: [at, alice.siret] },
    ])
  await close(portal.clock.now())
  expect((await browser.get('/api/session')).status).toBe(401)
  expect((await browser.post('/api/session/renewal')).status).toBe(401)
  await close(null)
  expect((await browser.get('/api/session')).status).toBe(200)
})

test('a clock that goes back brings no ended session back, and lengthens none beyond its 12 hours', async () => {
  await browser.post('/api/session/end')
  const other = await portal.logIn(bob)
  portal.clock.advance({ hours: -1 })
  expect((await browser.get('/api/session')).status).toBe(401)
  expect((await other.get('/api/session')).status).toBe(200)
  portal.clock.advance({ hours: 1, minutes: 30, seconds: 1 })
  expect((await other.get('/api/session')).status).toBe(401)
})

test('all the sessions of an account end together, and no other', async () => {
  const second = await portal.logIn(alice)
  const other = await portal.logIn(bob)
  await revokeSessionsOf(portal.deps, portal.accountOf(alice))
  expect((await browser.get('/api/session')).status).toBe(401)
  expect((await second.get('/api/session')).status).toBe(401)
  expect((await other.get('/api/session')).status).toBe(200)
})

test('a session that ended by itself says whose it was for 12 hours, and opens nothing', async () => {
  portal.clock.advance({ minutes: 31 })
  expect(await holderOf(browser)).toEqual({ accountId: portal.accountOf(alice) })
  expect((await browser.get('/api/account')).status).toBe(401)
  portal.clock.advance({ hours: 11, minutes: 58 })
  await sweep()
  expect(await holderOf(browser)).toEqual({ accountId: portal.accountOf(alice) })
  portal.clock.advance({ minutes: 2 })
  await sweep()
  expect(await holderOf(browser)).toBeUndefined()
})

test('an open session, a session logged out and no session have no expired holder', async () => {
  expect(await holderOf(browser)).toBeUndefined()
  const token = browser.cookies.get('__Host-session') ?? ''
  await browser.post('/api/session/end')
  browser.cookies.set('__Host-session', token)
  expect(await holderOf(browser)).toBeUndefined()
  expect(await holderOf(portal.visitor())).toBeUndefined()
})

const asForm = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-dest': 'document' }

async function holderOf({ cookies }: Browser) {
  let holder: Awaited<ReturnType<typeof findExpiredHolder>>
  const app = createRoutes().get('/', async (c) => {
    holder = await findExpiredHolder(portal.deps, c)
    return c.body(null)
  })
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await app.request('/', { headers: { cookie } })
  return holder
}

async function sweep(): Promise<void> {
  for (const job of sessionJobs(portal.deps)) await job.run()
}
