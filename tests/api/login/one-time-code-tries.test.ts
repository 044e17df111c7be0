import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDoors, setCode } from '../../../api/src/accounts/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { block, journalOf, readOneTimeCode } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { another, expectExpired, sendCode, sweep } from './one-time-codes.ts'

let portal: TestApp

let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = portal.visitor()
})
afterEach(() => portal.close())

test('five wrong codes are looked at, then even the right one has expired', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  for (const left of ['4 essais', '3 essais', '2 essais', '1 essai']) {
    const answer = await sendCode(browser, another(code))
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
  for (const typed of [another(code), code, code])
    await expectExpired(await sendCode(browser, typed))
  await expectExpired(await browser.get('/api/session/code'))
  expect((await journalOf(portal, alice)).filter((event) => /refused/.test(event))).toHaveLength(5)
})

test('of 100 wrong codes at once, five are looked at, and a right one behind them opens nothing', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const typed = [...Array<string>(100).fill(another(code)), code]
  const answers = await Promise.all(
    typed.map((each, rank) => sendCode(browser, each, `198.51.100.${String(rank)}`)),
  )
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(4)
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(97)
  expect((await journalOf(portal, alice)).filter((event) => /refused/.test(event))).toHaveLength(5)
})

test('40 times the same right code at once open one session', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, rank) => sendCode(browser, code, `198.51.100.${String(rank)}`)),
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
  await sendCode(browser, code)
  browser.cookies.set('__Host-login', login)
  await expectExpired(await sendCode(browser, code))
})

test('a code lives ten minutes, to the second', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  portal.clock.advance({ minutes: 10 })
  await expectExpired(await sendCode(browser, code))
  portal.clock.advance({ seconds: -1 })
  expect((await sendCode(browser, code)).status).toBe(201)
})

test('a code is worth nothing on another browser, nor with another’s code', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  const thief = portal.visitor()
  await expectExpired(await thief.post('/api/session/code', { code }))
  await thief.logIn(bob)
  expect((await thief.post('/api/session/code', { code })).status).toBe(422)
  expect((await sendCode(browser, code)).status).toBe(201)
})

test('a code awaited while the account is blocked opens nothing until the block ends', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  await block(portal.visitor(), alice)
  await expectExpired(await sendCode(browser, code))
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
  await expectExpired(await sendCode(browser, code))
})

test('a closed account awaits no code', async () => {
  await browser.logIn(alice)
  const code = await readOneTimeCode(portal, alice)
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [alice.siret] },
  ])
  await expectExpired(await sendCode(browser, code))
})

test('codes that ended an hour ago are swept', async () => {
  await browser.logIn(alice)
  const count = async () => (await portal.deps.database.read('SELECT * FROM awaited_codes')).length
  portal.clock.advance({ minutes: 70 })
  await sweep(portal)
  expect(await count()).toBe(1)
  portal.clock.advance({ seconds: 1 })
  await sweep(portal)
  expect(await count()).toBe(0)
})
