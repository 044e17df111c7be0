import { accessSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findContact } from '../../../api/src/accounts/index.ts'
import { alice, bob } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { complete, details, dora, insertDora, mailedToken } from './dora.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

const credentials = { siret: dora.siret, code: details.code }

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
