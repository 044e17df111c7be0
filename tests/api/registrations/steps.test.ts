import { afterEach, beforeEach, expect, test } from 'vitest'
import { registrationJobs } from '../../../api/src/registrations/index.ts'
import { alice, unknownSiret } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import {
  answer,
  begin,
  complete,
  details,
  dora,
  insertDora,
  mailedToken,
  problemOf,
  rightAnswers,
  titles,
  wrong,
} from './dora.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

test('a first connection goes from the question to the details, then to the mail', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  expect(begun).toEqual({
    id: expect.stringMatching(/^[\w-]{22}$/) as string,
    siret: dora.siret,
    step: 'question',
    fact: expect.stringMatching(/^(number|date|amount)$/) as string,
    triesLeft: 3,
    closedUntil: null,
    sentTo: null,
    expiresAt: '2026-03-02T11:00:00.000Z',
  })
  const passed = await answer(browser, begun)
  expect(await passed.json()).toEqual({ ...begun, step: 'details' })

  const done = await browser.post('/api/registration/details', { ...details, id: begun.id })
  const last = {
    ...begun,
    step: 'mail',
    sentTo: details.email,
    expiresAt: '2026-03-03T09:00:00.000Z',
  }
  expect(await done.json()).toEqual(last)
  expect(await (await browser.get('/api/registration')).json()).toEqual(last)

  await portal.deliver()
  const [mail] = portal.mailbox.mailsTo(details.email)
  expect(mail?.subject).toBe('Confirmez votre première connexion')
  expect(mail?.text).toContain('Bonjour Dora Drague,')
  expect(mail?.text).toContain('900 000 005 00018')
  expect(mail?.text).toContain('jusqu’au 3 mars 2026 à 10:00')
  expect(mail?.text).toMatch(/http:\/\/localhost:4321\/connexion\/activation\?cle=[\w-]{43}\n/)
})

test('the cookie is a secret of this host, out of the reach of scripts, and only its hash is kept', async () => {
  const browser = portal.visitor()
  const answered = await browser.post('/api/registration', { siret: dora.siret })
  expect(answered.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-registration=[\w-]{43}; Max-Age=93600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ])
  const rows = await portal.deps.database.read('SELECT * FROM registrations')
  expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('__Host-registration'))
})

test('who holds a title learns that there is an account, and nobody else does', async () => {
  await insertDora(portal.deps, { ...dora, siret: alice.siret })
  const browser = portal.visitor()
  const begun = await begin(browser, alice.siret)
  expect((await problemOf(await wrong(browser, begun))).status).toBe(422)
  expect(await problemOf(await answer(browser, begun))).toMatchObject({
    status: 409,
    type: 'account-exists',
    title: expect.stringContaining('Un compte existe déjà pour ce SIRET.') as string,
  })
  expect(await (await browser.get('/api/registration')).json()).toMatchObject({ step: 'question' })
})

test('a step that is passed, skipped or of another first connection is refused', async () => {
  const browser = portal.visitor()
  const first = await begin(browser)
  const skip = { ...details, id: first.id }
  expect((await problemOf(await browser.post('/api/registration/details', skip))).type).toBe(
    'wrong-step',
  )
  await answer(browser, first)
  expect((await problemOf(await answer(browser, first))).type).toBe('wrong-step')
  const second = await begin(browser)
  expect((await problemOf(await answer(browser, first))).type).toBe('wrong-step')
  expect((await problemOf(await browser.post('/api/registration/details', skip))).type).toBe(
    'wrong-step',
  )
  expect((await answer(browser, second)).status).toBe(200)
})

test('another browser has no part in it, even with the id', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  await answer(browser, begun)
  const stranger = portal.visitor()
  const body = { ...details, id: begun.id }
  expect((await problemOf(await stranger.post('/api/registration/details', body))).type).toBe(
    'expired',
  )
  await begin(stranger)
  expect((await problemOf(await stranger.post('/api/registration/details', body))).type).toBe(
    'wrong-step',
  )
})

test('a first connection ends two hours after it began', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  await answer(browser, begun)
  portal.clock.advance({ hours: 1, minutes: 59, seconds: 59 })
  expect((await browser.get('/api/registration')).status).toBe(200)
  portal.clock.advance({ seconds: 1 })
  expect(await problemOf(await browser.get('/api/registration'))).toMatchObject({
    status: 410,
    type: 'expired',
  })
  const body = { ...details, id: begun.id }
  expect((await browser.post('/api/registration/details', body)).status).toBe(410)
})

test('beginning again in the same browser leaves the mailed link alive', async () => {
  const { browser } = await complete(portal)
  await begin(browser, unknownSiret)
  const token = await mailedToken(portal)
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(200)
})

test('what is over is swept, and nothing else', async () => {
  const { browser } = await complete(portal)
  const stranger = portal.visitor()
  await wrong(stranger, await begin(stranger, unknownSiret))
  const count = (table: string) => countRows(portal.deps, table)
  const sweep = () => Promise.all(registrationJobs(portal.deps).map((job) => job.run()))
  portal.clock.advance({ hours: 3 })
  await sweep()
  expect([await count('registrations'), await count('validation_tries')]).toEqual([1, 1])
  expect(await count('confirmation_mails')).toBe(0)
  expect((await browser.get('/api/registration')).status).toBe(200)
  portal.clock.advance({ hours: 21 })
  await sweep()
  expect([await count('registrations'), await count('validation_tries')]).toEqual([0, 0])
})

test('neither answers, keys, codes nor links reach the log or the journal', async () => {
  const { browser } = await complete(portal)
  const token = await mailedToken(portal)
  await portal.visitor().post('/api/activation', { token })
  const journal = await portal.deps.database.read('SELECT * FROM journal')
  const told = JSON.stringify([portal.logged, journal])
  const secrets = [token, details.code, details.email, 'Drague', ...browser.cookies.values()]
  for (const secret of [...secrets, ...Object.values(rightAnswers), titles[0]?.number ?? '']) {
    expect(told).not.toContain(secret)
  }
})
