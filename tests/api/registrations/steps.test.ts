import type { Registration } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActivationKey, upsertEmployer } from '../../../api/src/registry/index.ts'
import { registrationJobs } from '../../../api/src/registrations/index.ts'
import { alice, unknownSiret } from '../../support/cast.ts'
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

test('the question is the same all day, and all employers together are asked every fact', async () => {
  const { fact } = await begin(portal.visitor())
  for (let tries = 0; tries < 5; tries++) expect((await begin(portal.visitor())).fact).toBe(fact)
  const facts = new Set<string>()
  for (let day = 0; day < 20; day++) {
    portal.clock.advance({ hours: 24 })
    facts.add((await begin(portal.visitor())).fact)
  }
  expect([...facts].sort()).toEqual(['amount', 'date', 'number'])
})

test('a fact that the register says not to ask is never asked', async () => {
  await portal.deps.database.write([
    { sql: `UPDATE validation_facts SET is_asked = 0 WHERE fact <> 'amount'`, args: [] },
  ])
  for (let day = 0; day < 10; day++) {
    portal.clock.advance({ hours: 24 })
    expect((await begin(portal.visitor())).fact).toBe('amount')
  }
})

test.each([
  ['number', '2026-01 B/0042'],
  ['number', ' 2026 01 b 0042 '],
  ['number', '2026–02–B–0043'],
  ['date', '03/02/2026'],
  ['date', '1er mars 2026'],
  ['amount', '1234,56'],
  ['amount', '987 euros'],
] as const)('the %s of any title answers, as written in %j', async (fact, typed) => {
  await askOnly(fact)
  const browser = portal.visitor()
  const { id } = await begin(browser)
  const passed = await browser.post('/api/registration/answer', { id, answer: typed })
  expect(passed.status).toBe(200)
})

test.each(['90000000600016', unknownSiret])(
  'the title of another employer answers nothing about %s',
  async (siret) => {
    const { database } = portal.deps
    const employer = upsertEmployer(portal.deps, {
      siret: '90000000600016',
      name: 'x',
      address: 'x',
    })
    await database.write([employer])
    for (const fact of ['number', 'date', 'amount'] as const) {
      await askOnly(fact)
      const browser = portal.visitor()
      expect((await answer(browser, await begin(browser, siret))).status).not.toBe(200)
    }
  },
)

test('right answers at the same time pass the question once', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  const statuses = await Promise.all(
    Array.from({ length: 3 }, async () => (await answer(browser, begun)).status),
  )
  expect(statuses.sort()).toEqual([200, 409, 409])
  const passed = await portal.deps.database.read(
    `SELECT 1 FROM journal WHERE siret = ? AND event = 'validation-passed'`,
    [dora.siret],
  )
  expect(passed).toHaveLength(1)
})

test.each([
  ['number', '***', 'Indiquez le numéro tel qu’il figure sur votre titre de cotisation.'],
  ['number', '🧾', 'Indiquez le numéro tel qu’il figure sur votre titre de cotisation.'],
  ['date', '31/02/2026', 'Indiquez une date, par exemple 03/02/2026.'],
  ['date', 'hier', 'Indiquez une date, par exemple 03/02/2026.'],
  ['amount', 'mille', 'Indiquez un montant, par exemple 1 234,56.'],
] as const)('the %s %j cannot be read, and costs no try', async (fact, typed, message) => {
  await askOnly(fact)
  const browser = portal.visitor()
  const { id } = await begin(browser)
  for (let tries = 0; tries < 4; tries++) {
    const refused = await browser.post('/api/registration/answer', { id, answer: typed })
    expect(await problemOf(refused)).toMatchObject({
      status: 422,
      errors: [{ field: 'answer', message }],
    })
  }
  expect(((await (await browser.get('/api/registration')).json()) as Registration).triesLeft).toBe(
    3,
  )
})

test('three wrong answers close the first connection for 24 hours, to the second', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  expect((await problemOf(await wrong(browser, begun))).errors[0]?.message).toContain(
    'Il vous reste 2 essais.',
  )
  expect((await problemOf(await wrong(browser, begun))).errors[0]?.message).toContain(
    'Il vous reste 1 essai.',
  )
  const closed = await problemOf(await wrong(browser, begun))
  expect(closed).toMatchObject({ status: 403, type: 'blocked' })
  expect(closed.title).toContain('jusqu’au 3 mars 2026 à 10:00')

  portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  const later = portal.visitor()
  const again = await begin(later)
  expect(again).toMatchObject({ triesLeft: 0, closedUntil: '2026-03-03T09:00:00.000Z' })
  expect((await answer(later, again)).status).toBe(403)
  portal.clock.advance({ seconds: 1 })
  expect(await begin(later)).toMatchObject({ triesLeft: 3, closedUntil: null })
})

test('answers during a closure neither count nor extend it', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  for (let tries = 0; tries < 3; tries++) await wrong(browser, begun)
  portal.clock.advance({ hours: 1 })
  for (let tries = 0; tries < 5; tries++) await wrong(browser, begun)
  portal.clock.advance({ hours: 23 })
  expect(await begin(portal.visitor())).toMatchObject({ triesLeft: 3, closedUntil: null })
})

test('of 100 wrong answers at once, exactly 3 are looked at, and the right one among the others is not', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async (_, rank) => {
      return (await wrong(browser, begun, `198.51.100.${String(rank)}`)).status
    }),
  )
  expect(statuses.filter((status) => status === 422)).toHaveLength(2)
  expect(statuses.filter((status) => status === 403)).toHaveLength(98)
  const events = await portal.deps.database.read(
    `SELECT event, COUNT(*) AS total FROM journal WHERE siret = ? GROUP BY event ORDER BY event`,
    [dora.siret],
  )
  expect(events.map((row) => [row['event'], row['total']])).toEqual([
    ['validation-closed', 1],
    ['validation-refused', 3],
  ])
  expect((await answer(browser, begun)).status).toBe(403)
})

test('a right answer forgets the wrong ones', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  await wrong(browser, begun)
  await wrong(browser, begun)
  expect((await answer(browser, begun)).status).toBe(200)
  expect(await begin(portal.visitor())).toMatchObject({ triesLeft: 3 })
})

test('the activation key opens even while the question is closed, however it is typed', async () => {
  const { key, statements } = createActivationKey(portal.deps, dora.siret)
  expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  await portal.deps.database.write(statements)
  const browser = portal.visitor()
  const begun = await begin(browser)
  for (let tries = 0; tries < 3; tries++) await wrong(browser, begun)
  const typed = key
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, '$1 - ')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
  const opened = await browser.post('/api/registration/key', { id: begun.id, key: typed })
  expect(await opened.json()).toMatchObject({ step: 'details' })
})

test('a key of another employer, an old one and one out of date do not open', async () => {
  const other = { ...dora, siret: '90000000600016' }
  await insertDora(portal.deps, other)
  const former = createActivationKey(portal.deps, dora.siret)
  const foreign = createActivationKey(portal.deps, other.siret)
  const present = createActivationKey(portal.deps, dora.siret)
  await portal.deps.database.write([
    ...former.statements,
    ...foreign.statements,
    ...present.statements,
  ])
  const attempt = async (key: string) => {
    const browser = portal.visitor()
    const { id } = await begin(browser)
    return browser.post('/api/registration/key', { id, key })
  }
  for (const key of [former.key, foreign.key, '000000000000', 'x']) {
    expect(await problemOf(await attempt(key))).toMatchObject({
      status: 422,
      errors: [{ field: 'key', message: expect.stringContaining('n’est pas celle') as string }],
    })
  }
  portal.clock.advance({ hours: 60 * 24 })
  expect((await attempt(present.key)).status).toBe(422)
  portal.clock.advance({ seconds: -1 })
  expect((await attempt(present.key)).status).toBe(200)
  const rows = await portal.deps.database.read('SELECT * FROM activation_keys')
  expect(JSON.stringify(rows)).not.toContain(present.key)
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

test('an address of the network is slowed down after 20 wrong answers, whatever the SIRET', async () => {
  for (let tries = 0; tries < 20; tries++) {
    const browser = portal.visitor()
    await wrong(browser, await begin(browser, tries % 2 ? dora.siret : unknownSiret))
  }
  const browser = portal.visitor()
  const begun = await begin(browser)
  expect((await wrong(browser, begun)).status).toBe(429)
  expect((await wrong(browser, begun, '198.51.100.9')).status).not.toBe(429)
})

test('what is over is swept, and nothing else', async () => {
  const { browser } = await complete(portal)
  const stranger = portal.visitor()
  await wrong(stranger, await begin(stranger, unknownSiret))
  const count = async (table: string) => {
    const [row] = await portal.deps.database.read(`SELECT COUNT(*) AS total FROM ${table}`)
    return row?.['total']
  }
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

async function askOnly(fact: string): Promise<void> {
  await portal.deps.database.write([
    { sql: 'UPDATE validation_facts SET is_asked = (fact = ?)', args: [fact] },
  ])
}
