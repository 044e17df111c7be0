import { accessSchema, limits } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findContact } from '../../../api/src/accounts/index.ts'
import { createActivationKey } from '../../../api/src/registry/index.ts'
import { resendConfirmation } from '../../../api/src/registrations/index.ts'
import { alice, bob } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { begin, complete, details, dora, insertDora, mailedToken, problemOf } from './dora.ts'

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
  expect(await count('accounts WHERE siret = ?', dora.siret)).toBe(1)
  expect(await count('browsers', undefined)).toBe(1)
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

test('the activation key dies with the activation, and not before', async () => {
  const { key, statements } = createActivationKey(portal.deps, dora.siret)
  await portal.deps.database.write(statements)
  const open = async () => {
    const browser = portal.visitor()
    const { id } = await begin(browser)
    return browser.post('/api/registration/key', { id, key })
  }
  expect((await open()).status).toBe(200)
  expect((await open()).status).toBe(200)
  await complete(portal)
  const token = await mailedToken(portal)
  await portal.visitor().post('/api/activation', { token })
  expect(await count('activation_keys', undefined)).toBe(0)
  expect((await open()).status).toBe(422)
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

test('a closed account opens again under its new holder, with nothing of the former one', async () => {
  const { database } = portal.deps
  await insertDora(portal.deps, { ...dora, siret: alice.siret })
  const id = portal.accountOf(alice)
  const former = await portal.logIn(alice)
  await database.write([
    {
      sql: 'UPDATE accounts SET closed_at = ?, failed = 3, blocked_until = ?, address = ? WHERE id = ?',
      args: [portal.clock.now(), portal.clock.now(), 'ailleurs', id],
    },
    {
      sql: `INSERT INTO consents (account_id, kind, channel, accepted, text_version, at)
            VALUES (?, 'documents', 'sms', 1, 'x', 1)`,
      args: [id],
    },
  ])
  await complete(portal, { siret: alice.siret, changes: { notifications: false, mobile: '' } })
  const browser = portal.visitor()
  const token = await mailedToken(portal)
  expect((await browser.post('/api/activation', { token })).status).toBe(200)
  expect(await findContact(portal.deps, { siret: alice.siret })).toMatchObject({
    id,
    holder: 'Dora Drague',
    email: details.email,
    mobile: null,
  })
  const [row] = await database.read('SELECT * FROM accounts WHERE id = ?', [id])
  expect(row).toMatchObject({ failed: 0, blocked_until: null, address: null, closed_at: null })
  expect((await former.get('/api/session')).status).toBe(401)
  expect((await former.logIn(alice)).status).toBe(401)
  expect((await browser.logIn({ ...credentials, siret: alice.siret })).status).toBe(201)
  const [latest] = await database.read(
    `SELECT accepted FROM consents WHERE account_id = ? AND kind = 'documents' AND channel = 'sms'
     ORDER BY id DESC LIMIT 1`,
    [id],
  )
  expect(latest?.['accepted']).toBe(0)
})

test('an account that its holder closed opens again by a first connection', async () => {
  await insertDora(portal.deps, { ...dora, siret: alice.siret })
  const holder = await portal.logIn(alice)
  const closure = { code: alice.code, understood: true }
  expect((await holder.post('/api/account/closure', closure)).status).toBe(200)
  await complete(portal, { siret: alice.siret })
  const browser = portal.visitor()
  await browser.post('/api/activation', { token: await mailedToken(portal) })
  expect((await browser.logIn({ ...credentials, siret: alice.siret })).status).toBe(201)
  expect(await (await browser.get('/api/account')).json()).toMatchObject({
    holder: 'Dora Drague',
    email: details.email,
    mobile: '+33612345678',
    address: dora.address,
    changes: [],
  })
})

test('who opens a closed account again sees neither the sign-ins nor the messages of the former holder', async () => {
  await insertDora(portal.deps, { ...dora, siret: alice.siret })
  const former = await portal.logIn(alice)
  await former.post('/api/account/closure', { code: alice.code, understood: true })
  portal.clock.advance({ hours: 30 })
  await complete(portal, { siret: alice.siret })
  const browser = portal.visitor()
  await browser.post('/api/activation', { token: await mailedToken(portal) })
  await browser.logIn({ ...credentials, siret: alice.siret })
  const access = accessSchema.parse(await (await browser.get('/api/account/access')).json())
  expect(access.signIns).toHaveLength(1)
  const archive = await (await browser.get('/api/account/export')).text()
  expect(archive).toContain(details.email)
  expect(archive).not.toContain(alice.email)
  expect(archive.match(/"connexion"/g)).toHaveLength(1)
})

test('an open account is never taken over by a link', async () => {
  await insertDora(portal.deps, { ...dora, siret: bob.siret })
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [bob.siret] },
  ])
  await complete(portal, { siret: bob.siret })
  const token = await mailedToken(portal)
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = NULL WHERE siret = ?', args: [bob.siret] },
  ])
  expect((await portal.visitor().post('/api/activation', { token })).status).toBe(410)
  expect(await findContact(portal.deps, { siret: bob.siret })).toMatchObject({ email: bob.email })
})

test('the confirmation mail is sent again with another link, three times within an hour in all', async () => {
  await complete(portal)
  const former = await mailedToken(portal)
  portal.clock.advance({ minutes: 1 })
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(true)
  const present = await mailedToken(portal)
  expect(present).not.toBe(former)
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(true)
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(false)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(details.email)).toHaveLength(3)
  for (const token of [former, present]) {
    expect((await portal.visitor().post('/api/activation', { token })).status).toBe(410)
  }
  const last = await mailedToken(portal)
  expect((await portal.visitor().post('/api/activation', { token: last })).status).toBe(200)
  portal.clock.advance({ hours: limits.registrationHours })
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(false)
})

test('what asked for the mail is ended with it, or nothing is written', async () => {
  await complete(portal)
  const ended = { sql: 'INSERT INTO validation_tries VALUES (?, 1, NULL, 1)', args: ['x'] }
  const asking = (holds: boolean) => ({
    condition: { sql: '? = 1', args: [holds] },
    statements: [ended],
  })
  expect(await resendConfirmation(portal.deps, dora.siret, asking(false))).toBe(false)
  expect(await count('validation_tries', undefined)).toBe(0)
  expect(await resendConfirmation(portal.deps, dora.siret, asking(true))).toBe(true)
  expect(await count('validation_tries', undefined)).toBe(1)
})

test('ten asked at once send what the hour still allows', async () => {
  await complete(portal)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => resendConfirmation(portal.deps, dora.siret)),
  )
  expect(sent.filter(Boolean)).toHaveLength(2)
})

async function count(from: string, argument: string | undefined): Promise<unknown> {
  const [row] = await portal.deps.database.read(
    `SELECT COUNT(*) AS total FROM ${from}`,
    argument === undefined ? [] : [argument],
  )
  return row?.['total']
}

async function eventsOf(siret: string): Promise<unknown[]> {
  const rows = await portal.deps.database.read(
    'SELECT event FROM journal WHERE siret = ? ORDER BY id',
    [siret],
  )
  return rows.map((row) => row['event'])
}
