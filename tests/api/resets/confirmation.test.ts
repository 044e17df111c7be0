import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, unknownSiret } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { complete, details, dora, insertDora, mailedToken } from '../registrations/dora.ts'
import { ask, work } from './support.ts'

const path = '/api/confirmations'
let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

test('the confirmation mail is sent again, with a new link; the former one ends', async () => {
  await complete(portal)
  const first = await mailedToken(portal)
  await ask(portal, dora.siret, { path })
  await work(portal)
  const second = await mailedToken(portal)
  expect(second).not.toBe(first)
  expect((await activate(first)).status).toBe(410)
  expect((await activate(second)).status).toBe(200)
})

test('an open account, an unknown SIRET and an unconfirmed one get the same bytes', async () => {
  await complete(portal)
  const seen = []
  for (const siret of [dora.siret, alice.siret, unknownSiret]) {
    const answer = await ask(portal, siret, { path })
    seen.push([answer.status, await answer.text()])
  }
  expect(seen).toEqual(Array(3).fill([202, '{}']))
  await work(portal)
  expect(portal.mailbox.mailsTo(alice.email)).toEqual([])
  expect(await portal.deps.database.read('SELECT 1 FROM asked_mails')).toEqual([])
})

test('an address gets three confirmation mails an hour, whoever asks', async () => {
  await complete(portal)
  for (let times = 0; times < 8; times++) await ask(portal, dora.siret, { path })
  await work(portal)
  expect(portal.mailbox.mailsTo(details.email)).toHaveLength(3)
  expect(await portal.deps.database.read('SELECT 1 FROM asked_mails')).toEqual([])
})

test('asking for one mail never sends the other', async () => {
  await complete(portal)
  await portal.deliver()
  await ask(portal, dora.siret)
  await ask(portal, alice.siret, { path })
  await work(portal)
  expect(portal.mailbox.mailsTo(alice.email)).toEqual([])
  expect(portal.mailbox.mailsTo(details.email)).toHaveLength(1)
})

function activate(token: string): Promise<Response> {
  return portal.visitor().post('/api/activation', { token })
}
