import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import {
  block,
  everything,
  journalOf,
  knownBrowser,
  readOneTimeCode,
} from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { another, expectExpired, openSession, sendCode } from './one-time-codes.ts'

let portal: TestApp

let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = portal.visitor()
})
afterEach(() => portal.close())

test('on an unknown browser, the right code is answered by a code that goes to the mailbox', async () => {
  const answer = await browser.logIn(alice)
  expect(answer.status).toBe(202)
  const awaited = {
    sentTo: 'al•••@alize.example',
    expiresAt: '2026-03-02T09:10:00.000Z',
    triesLeft: 5,
    sendsLeft: 2,
  }
  expect(await answer.json()).toEqual(awaited)
  expect(await (await browser.get('/api/session/code')).json()).toEqual(awaited)
  expect(browser.cookies.has('__Host-session')).toBe(false)
  expect((await browser.get('/api/account')).status).toBe(401)
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-login=[\w-]{43}; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ])
})

test('the mailed code opens a session, and from then on the browser is known for 30 days', async () => {
  await browser.logIn(alice)
  const answer = await sendCode(browser, await readOneTimeCode(portal, alice))
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({ siret: alice.siret, name: alice.name })
  expect((await browser.get('/api/session')).status).toBe(200)
  expect(browser.cookies.has('__Host-login')).toBe(false)
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-browser='))
  expect(cookie).toMatch(/Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)

  portal.clock.advance({ hours: 24 * 30, seconds: -1 })
  expect((await browser.logIn(alice)).status).toBe(201)
  portal.clock.advance({ seconds: 1 })
  expect((await browser.logIn(alice)).status).toBe(202)
})

test('the session of the mailed code belongs to the browser that it made known', async () => {
  await openSession(portal, browser)
  const rows = await portal.deps.database.read(
    'SELECT b.name FROM sessions s JOIN browsers b ON b.id = s.browser_id',
  )
  expect(rows).toHaveLength(1)
})

test('the holder is told of the new browser and of its time', async () => {
  const chrome = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36' }
  await browser.post('/api/session', { siret: alice.siret, code: alice.code }, chrome)
  const code = await readOneTimeCode(portal, alice)
  await browser.post('/api/session/code', { code }, chrome)
  await portal.deliver()
  const mail = portal.mailbox.mailsTo(alice.email).at(-1)
  expect(mail?.subject).toBe('Nouvelle connexion à votre espace personnel')
  expect(mail?.text).toContain('Chrome sur Windows')
  expect(mail?.text).toContain('2 mars 2026 à 10:00')
})

test.each([
  ['lower case', (code: string) => code.toLowerCase()],
  ['spaces and dashes', (code: string) => ` ${code.replace('-', '').replace(/./g, '$& ')} – `],
  [
    'letters that look like figures',
    (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ],
])('a code typed with %s is read', async (_, change) => {
  await browser.logIn(alice)
  expect((await sendCode(browser, change(await readOneTimeCode(portal, alice)))).status).toBe(201)
})

test('nothing in the database is the code, or can be used as the cookie', async () => {
  await browser.logIn(alice)
  const code = (await readOneTimeCode(portal, alice)).replace('-', '')
  const rows = await portal.deps.database.read('SELECT * FROM awaited_codes')
  expect(JSON.stringify(rows)).not.toContain(code)
  for (const value of Object.values(rows[0] ?? {}) as (string | number)[]) {
    const thief = portal.visitor()
    thief.cookies.set('__Host-login', String(value))
    await expectExpired(await thief.get('/api/session/code'))
  }
})

test.each([
  [{ code: '' }, 'Le code reçu par e-mail comporte 8 caractères.'],
  [{ code: 'ABCD' }, 'Le code reçu par e-mail comporte 8 caractères.'],
  [{ code: 'A'.repeat(5_000) }, 'Le code reçu par e-mail comporte 8 caractères.'],
  [{ code: '🐟🐟🐟' }, 'Le code reçu par e-mail comporte 8 caractères.'],
  [{ code: '<b>x</b>\r\n\r\n' }, 'Ce code n’est pas celui du dernier e-mail'],
  [{ code: 'жжжжжжжж' }, 'Ce code n’est pas celui du dernier e-mail'],
  [{}, 'Indiquez le code reçu par e-mail.'],
  [{ code: ['A'] }, 'Indiquez le code reçu par e-mail.'],
  [{ code: null }, 'Indiquez le code reçu par e-mail.'],
])('%o is refused beside its field', async (body, message) => {
  await browser.logIn(alice)
  const answer = await browser.post('/api/session/code', body)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({
    errors: [{ field: 'code', message: expect.stringContaining(message) as string }],
  })
})

test('when the portal is set so, the right code is enough, and makes the browser known', async () => {
  Object.assign(portal.deps.settings, { mailedCode: false })
  expect((await browser.logIn(alice)).status).toBe(201)
  expect(await journalOf(portal, alice)).toEqual(['browser-enrolled', 'signed-in'])
  await portal.deliver()
  const [mail] = portal.mailbox.mailsTo(alice.email)
  expect(mail?.subject).toBe('Nouvelle connexion à votre espace personnel')
  await block(portal.visitor(), alice)
  expect((await browser.logIn(alice)).status).toBe(201)
})

test('each step is in the journal', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  await sendCode(browser, another(code))
  await sendCode(browser, code)
  expect(await journalOf(portal, alice)).toEqual([
    'one-time-code-sent',
    'one-time-code-refused',
    'browser-enrolled',
    'signed-in',
  ])
})

test('neither the one-time code nor its cookie is logged or in the journal', async () => {
  await browser.logIn(alice)
  const login = browser.cookies.get('__Host-login') ?? ''
  const code = await readOneTimeCode(portal, alice)
  await sendCode(browser, 'ABCD2345')
  await sendCode(browser, code)
  const journal = await portal.deps.database.read('SELECT * FROM journal')
  const kept = JSON.stringify([portal.logged, journal])
  const secrets = [code, code.replace('-', ''), 'ABCD2345', login, ...browser.cookies.values()]
  for (const secret of secrets) expect(kept).not.toContain(secret)
})

test('an awaited code says as little to a stranger as none', async () => {
  const known = await knownBrowser(portal, alice)
  const answers = [
    await portal.visitor().get('/api/session/code'),
    await known.get('/api/session/code'),
    await strangerWith('x'.repeat(43)).get('/api/session/code'),
  ]
  const seen = await Promise.all(answers.map(everything))
  for (const answer of seen) expect(answer).toEqual(seen[0])
})

function strangerWith(login: string): Browser {
  const stranger = portal.visitor()
  stranger.cookies.set('__Host-login', login)
  return stranger
}
