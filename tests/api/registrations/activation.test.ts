import { afterEach, beforeEach, expect, test } from 'vitest'
import { findContact } from '../../../api/src/accounts/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { begin, complete, details, dora, insertDora, mailedToken, problemOf } from './dora.ts'
import { countRows } from '../../support/count-rows.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

const credentials = { siret: dora.siret, code: details.code }

test('the mailed link makes the account and enrols the browser that follows it', async () => {
  const { browser } = await complete(portal)
  expect((await browser.logIn(credentials)).status).toBe(401)
  const token = await mailedToken(portal)

  const reader = portal.visitor()
  const activated = await reader.post('/api/activation', { token })
  expect(activated.status).toBe(200)
  expect(await activated.json()).toEqual({ siret: dora.siret })
  expect(reader.cookies.get('__Host-browser')).toMatch(/^[\w-]{43}$/)

  const account = await findContact(portal.deps, { siret: dora.siret })
  expect(account).toMatchObject({
    name: dora.name,
    holder: 'Dora Drague',
    email: details.email,
    mobile: '+33612345678',
  })
  const browsers = await portal.deps.database.read('SELECT id FROM browsers WHERE account_id = ?', [
    account?.id ?? '',
  ])
  expect(browsers).toHaveLength(1)
  expect((await reader.logIn(credentials)).status).toBe(201)
  await portal.deliver()
  const subjects = portal.mailbox.mailsTo(details.email).map(({ subject }) => subject)
  expect(subjects).toContain('Votre compte est actif')
  expect(await eventsOf(dora.siret)).toEqual([
    'validation-passed',
    'confirmation-sent',
    'account-activated',
    'browser-enrolled',
    'signed-in',
  ])
})

test('looking at the link, however often, changes nothing; GET and HEAD do not exist for it', async () => {
  await complete(portal)
  const token = await mailedToken(portal)
  const scanner = portal.visitor()
  for (let looks = 0; looks < 10; looks++) {
    const read = await scanner.post('/api/activation/reading', { token })
    expect(await read.json()).toEqual({ expiresAt: '2026-03-03T09:00:00.000Z' })
    expect((await scanner.get(`/api/activation?token=${token}`)).status).toBe(404)
    const head = await portal.app.request('/api/activation', { method: 'HEAD' })
    expect(head.status).toBeGreaterThanOrEqual(400)
  }
  expect(await findContact(portal.deps, { siret: dora.siret })).toBeUndefined()
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(200)
})

test('of 100 that follow the link at once, exactly one succeeds', async () => {
  await complete(portal)
  const token = await mailedToken(portal)
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => {
      return (await portal.visitor().post('/api/activation', { token })).status
    }),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 410)).toHaveLength(99)
  expect(await countRows(portal.deps, 'accounts WHERE siret = ?', [dora.siret])).toBe(1)
  expect(await countRows(portal.deps, 'browsers')).toBe(1)
  await portal.deliver()
  const welcomes = portal.mailbox.mails.filter(
    ({ subject }) => subject === 'Votre compte est actif',
  )
  expect(welcomes).toHaveLength(1)
})

test('a link serves once, and lasts 24 hours to the second', async () => {
  await complete(portal)
  const token = await mailedToken(portal)
  portal.clock.advance({ hours: 24 })
  const late = await portal.visitor().post('/api/activation', { token })
  expect(await problemOf(late)).toMatchObject({ status: 410, type: 'expired' })
  portal.clock.advance({ seconds: -1 })
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(200)
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(410)
  expect((await portal.visitor().post('/api/activation/reading', { token })).status).toBe(410)
})

test.each(['', 'x', 'é🙂', 'a'.repeat(43), 'x'.repeat(20_000), "' OR 1=1 --"])(
  'the link %j is of nobody',
  async (token) => {
    await complete(portal)
    expect((await portal.visitor().post('/api/activation', { token })).status).toBe(410)
    expect((await portal.visitor().post('/api/activation/reading', { token })).status).toBe(410)
  },
)

test.each([{}, { token: 12 }, { token: null }, { token: ['x'] }])(
  '%j is refused beside its field',
  async (body) => {
    const refused = await problemOf(await portal.visitor().post('/api/activation', body))
    expect(refused).toMatchObject({
      status: 422,
      errors: [{ field: 'token', message: 'Ouvrez le lien reçu par e-mail.' }],
    })
  },
)

test('a stolen database does not activate: the link is kept as a hash', async () => {
  await complete(portal)
  const token = await mailedToken(portal)
  const [row] = await portal.deps.database.read('SELECT * FROM registrations')
  expect(JSON.stringify(row)).not.toContain(token)
  const stolen = await portal.visitor().post('/api/activation', { token: row?.['link_hash'] })
  expect(stolen.status).toBe(410)
})

test('a new first connection replaces the unconfirmed one: a mistyped address locks nobody out', async () => {
  await complete(portal, { changes: { email: 'dora@mistyped.example' } })
  const former = await mailedToken(portal, 'dora@mistyped.example')
  await complete(portal)
  const present = await mailedToken(portal)
  expect((await portal.visitor().post('/api/activation', { token: former })).status).toBe(410)
  expect((await portal.visitor().post('/api/activation', { token: present })).status).toBe(200)
})

test('one that only passes the question replaces nothing yet', async () => {
  await complete(portal)
  const token = await mailedToken(portal)
  const other = portal.visitor()
  await begin(other)
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(200)
  expect((await other.get('/api/registration')).status).toBe(410)
})

test('« Accepter notifications » is kept for every kind and channel, with its day and the version of its words', async () => {
  await complete(portal)
  const given = portal.clock.now().getTime()
  portal.clock.advance({ hours: 2 })
  await portal.visitor().post('/api/activation', { token: await mailedToken(portal) })
  const rows = await portal.deps.database.read(
    'SELECT kind, channel, accepted, text_version, at FROM consents ORDER BY id',
  )
  expect(rows).toHaveLength(8)
  for (const row of rows) {
    expect(row).toMatchObject({
      accepted: 1,
      text_version: '2026-11',
      at: given,
    })
  }
})

async function eventsOf(siret: string): Promise<unknown[]> {
  const rows = await portal.deps.database.read(
    'SELECT event FROM journal WHERE siret = ? ORDER BY id',
    [siret],
  )
  return rows.map((row) => row['event'])
}
