import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, charlie } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { readZip } from '../../support/read-zip.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, dana, everythingKept, readPreferences, subscribe, work } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

async function seenBy(person: typeof alice) {
  const browser = await portal.logIn(person)
  const answer = await browser.get('/api/account/subscription')
  return (await answer.json()) as { subscription: { key: string; frequency: string } | null }
}

test('an account sees the subscription of its own address, and the key to change it', async () => {
  await subscribe(portal, alice.email.replace('alice', 'Alice'), { frequency: 'monthly' })
  const { subscription } = await seenBy(alice)
  expect(subscription).toMatchObject({ frequency: 'monthly', domains: ['*'] })
  expect(await readPreferences(portal, subscription?.key ?? '')).toMatchObject({
    frequency: 'monthly',
  })
})

test('neither a stranger’s account nor an unconfirmed sign-up tells anything', async () => {
  await subscribe(portal, alice.email)
  await ask(portal, bob.email)
  await work(portal)
  expect(await seenBy(charlie)).toEqual({ subscription: null })
  expect(await seenBy(bob)).toEqual({ subscription: null })
  expect((await portal.visitor().get('/api/account/subscription')).status).toBe(401)
})

test('a subscription tells nothing of the account of the same address', async () => {
  const withAccount = await subscribe(portal, alice.email)
  const without = await subscribe(portal, dana)
  const keys = async (key: string) => Object.keys(await readPreferences(portal, key))
  expect(await keys(withAccount.key)).toEqual(await keys(without.key))
  for (const mail of portal.mailbox.mailsTo(alice.email)) {
    expect(mail.text).not.toContain(alice.holder)
    expect(mail.text).not.toContain(alice.siret)
  }
})

test('an account that closes keeps the news, unless its holder ends them too', async () => {
  for (const [person, leaveNews] of [
    [alice, false],
    [bob, true],
  ] as const) {
    await subscribe(portal, person.email)
    const browser = await portal.logIn(person)
    const closure = { code: person.code, understood: true, leaveNews }
    expect((await browser.post('/api/account/closure', closure)).status).toBe(200)
  }
  const rows = await portal.deps.database.read('SELECT address FROM subscribers')
  expect(rows).toEqual([{ address: alice.email }])
  expect(await countRows(portal.deps, 'left_addresses')).toBe(1)
  await portal.deliver()
  const told = portal.mailbox.mailsTo(bob.email).map(({ subject }) => subject)
  expect(told).toContain('Votre compte est clos')
  expect(await everythingKept(portal)).toContain(alice.email)
})

test('the export of an account tells what its address agreed to', async () => {
  await subscribe(portal, alice.email, { domains: ['cotisation'], frequency: 'at-once' })
  const browser = await portal.logIn(alice)
  const answer = await browser.get('/api/account/export')
  const zip = readZip(Buffer.from(await answer.arrayBuffer()))
  const data = JSON.stringify([...zip.values()].map(String))
  expect(data).toContain('Actualité par e-mail')
  expect(data).toContain('dès la publication')
})
