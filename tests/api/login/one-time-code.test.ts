import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDoors, setCode } from '../../../api/src/accounts/index.ts'
import { loginJobs } from '../../../api/src/login/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import {
  block,
  everything,
  journalOf,
  knownBrowser,
  readOneTimeCode,
} from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

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
  const answer = await send(await readOneTimeCode(portal, alice))
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
  await openHere()
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
  expect((await send(change(await readOneTimeCode(portal, alice)))).status).toBe(201)
})

test('five wrong codes are looked at, then even the right one has expired', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  for (const left of ['4 essais', '3 essais', '2 essais', '1 essai']) {
    const answer = await send(another(code))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      errors: [
        {
          field: 'code',
          message: `Ce code n’est pas celui du dernier e-mail\u00a0: il reste ${left}.`,
        },
      ],
    })
  }
  for (const typed of [another(code), code, code]) await expectExpired(await send(typed))
  await expectExpired(await browser.get('/api/session/code'))
  expect((await journalOf(portal, alice)).filter((event) => /refused/.test(event))).toHaveLength(5)
})

test('of 100 wrong codes at once, five are looked at, and a right one behind them opens nothing', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const typed = [...Array<string>(100).fill(another(code)), code]
  const answers = await Promise.all(
    typed.map((each, rank) => send(each, `198.51.100.${String(rank)}`)),
  )
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(4)
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(97)
  expect((await journalOf(portal, alice)).filter((event) => /refused/.test(event))).toHaveLength(5)
})

test('40 times the same right code at once open one session', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, rank) => send(code, `198.51.100.${String(rank)}`)),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(39)
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toHaveLength(1)
  expect(await portal.deps.database.read('SELECT * FROM browsers')).toHaveLength(1)
})

test('a code is used once', async () => {
  await browser.logIn(alice)
  const login = browser.cookies.get('__Host-login') ?? ''
  const code = await readOneTimeCode(portal, alice)
  await send(code)
  browser.cookies.set('__Host-login', login)
  await expectExpired(await send(code))
})

test('a code lives ten minutes, to the second', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  portal.clock.advance({ minutes: 10 })
  await expectExpired(await send(code))
  portal.clock.advance({ seconds: -1 })
  expect((await send(code)).status).toBe(201)
})

test('a code is worth nothing on another browser, nor with another’s code', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const thief = portal.visitor()
  await expectExpired(await thief.post('/api/session/code', { code }))
  await thief.logIn(bob)
  expect((await thief.post('/api/session/code', { code })).status).toBe(422)
  expect((await send(code)).status).toBe(201)
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

test('another code replaces the first, which opens nothing any more', async () => {
  await browser.logIn(alice)
  const first = await readOneTimeCode(portal, alice)
  await send(another(first))
  portal.clock.advance({ minutes: 9 })
  const answer = await browser.post('/api/session/code/renewal')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    expiresAt: '2026-03-02T09:19:00.000Z',
    triesLeft: 5,
    sendsLeft: 1,
  })
  const second = await readOneTimeCode(portal, alice)
  expect((await send(first)).status).toBe(422)
  portal.clock.advance({ minutes: 9 })
  expect((await send(second)).status).toBe(201)
})

test('a code is sent three times in all, however many ask at once', async () => {
  await browser.logIn(alice)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => browser.post('/api/session/code/renewal')),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  const last = await browser.post('/api/session/code/renewal')
  expect(last.status).toBe(429)
  expect(((await last.json()) as { title: string }).title).toMatch(
    /^Le code a déjà été envoyé 3 fois\./,
  )
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(3)
})

test('asking for another code without awaiting one is answered as expired', async () => {
  await expectExpired(await browser.post('/api/session/code/renewal'))
})

test('an account gets at most five codes an hour that nobody types, however they are asked for', async () => {
  const statuses: number[] = []
  for (let login = 0; login < 6; login++) {
    const each = portal.visitor()
    statuses.push((await each.logIn(alice)).status)
    await each.post('/api/session/code/renewal')
    portal.clock.advance({ minutes: 1 })
  }
  expect(statuses).toEqual([202, 202, 202, 429, 429, 429])
  const refused = await portal.visitor().logIn(alice)
  expect(((await refused.json()) as { title: string }).title).toMatch(
    /^Trop de codes ont été envoyés à l’adresse e-mail de ce compte depuis une heure\./,
  )
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(5)

  portal.clock.advance({ minutes: 53, seconds: 59 })
  await sweep()
  expect((await portal.visitor().logIn(alice)).status).toBe(429)
  portal.clock.advance({ seconds: 1 })
  expect((await portal.visitor().logIn(alice)).status).toBe(202)
})

test('20 logins at once send five codes, and too many codes are no wrong try', async () => {
  await Promise.all(Array.from({ length: 20 }, () => portal.visitor().logIn(alice)))
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(5)
  const [account] = await portal.deps.database.read('SELECT failed FROM accounts WHERE siret = ?', [
    alice.siret,
  ])
  expect(account?.failed).toBe(0)
})

test('codes that are typed do not use up those of the hour', async () => {
  for (let login = 0; login < 7; login++) {
    browser = portal.visitor()
    await openHere()
  }
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toHaveLength(7)
})

test('a code awaited while the account is blocked opens nothing until the block ends', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  await block(portal.visitor(), alice)
  await expectExpired(await send(code))
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toEqual([])
})

test('a new six-digit code ends the codes that are awaited', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const id = portal.accountOf(alice)
  const { deps } = portal
  await deps.database.write([
    ...setCode(deps, id, await deps.codes.hash('905173')),
    ...closeDoors(id),
  ])
  await expectExpired(await send(code))
})

test('a closed account awaits no code', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [alice.siret] },
  ])
  await expectExpired(await send(code))
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
  await send(another(code))
  await send(code)
  expect(await journalOf(portal, alice)).toEqual([
    'one-time-code-sent',
    'one-time-code-refused',
    'browser-enrolled',
    'signed-in',
  ])
})

test('codes that ended an hour ago are swept', async () => {
  await browser.logIn(alice)
  const count = async () => (await portal.deps.database.read('SELECT * FROM awaited_codes')).length
  portal.clock.advance({ minutes: 70 })
  await sweep()
  expect(await count()).toBe(1)
  portal.clock.advance({ seconds: 1 })
  await sweep()
  expect(await count()).toBe(0)
})

test('neither the one-time code nor its cookie is logged or in the journal', async () => {
  await browser.logIn(alice)
  const login = browser.cookies.get('__Host-login') ?? ''
  const code = await readOneTimeCode(portal, alice)
  await send('ABCD2345')
  await send(code)
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

async function openHere(): Promise<void> {
  await browser.logIn(alice)
  const answer = await send(await readOneTimeCode(portal, alice))
  expect(answer.status).toBe(201)
}

function send(code: string, address = '192.0.2.1'): Promise<Response> {
  return browser.post('/api/session/code', { code }, { 'x-client-address': address })
}

/** A code of the same shape that is not this one. */
function another(code: string): string {
  return code.startsWith('2') ? code.replace('2', '3') : `2${code.slice(1)}`
}

async function expectExpired(answer: Response): Promise<void> {
  expect(answer.status).toBe(410)
  expect(await answer.json()).toMatchObject({
    type: 'expired',
    title: 'Ce code a expiré ou n’est plus utilisable. Identifiez-vous à nouveau.',
  })
}

function strangerWith(login: string): Browser {
  const stranger = portal.visitor()
  stranger.cookies.set('__Host-login', login)
  return stranger
}

async function sweep(): Promise<void> {
  for (const job of loginJobs(portal.deps)) await job.run()
}
