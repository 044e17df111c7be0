import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { readOneTimeCode } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { another, expectExpired, openSession, sendCode, sweep } from './one-time-codes.ts'

let portal: TestApp

let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = portal.visitor()
})
afterEach(() => portal.close())

test('another code replaces the first, which opens nothing any more', async () => {
  await browser.logIn(alice)
  const first = await readOneTimeCode(portal, alice)
  await sendCode(browser, another(first))
  portal.clock.advance({ minutes: 9 })
  const answer = await browser.post('/api/session/code/renewal')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    expiresAt: '2026-03-02T09:19:00.000Z',
    triesLeft: 5,
    sendsLeft: 1,
  })
  const second = await readOneTimeCode(portal, alice)
  expect((await sendCode(browser, first)).status).toBe(422)
  portal.clock.advance({ minutes: 9 })
  expect((await sendCode(browser, second)).status).toBe(201)
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
  await sweep(portal)
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
    await openSession(portal, browser)
  }
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toHaveLength(7)
})
