import type { Channel } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordConsents } from '../../../api/src/notifications/index.ts'
import { paymentJobs } from '../../../api/src/payments/index.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from '../imports/support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await accept(alice, 'mail')
})
afterEach(() => portal.close())

const line = (person: Person, reference: string, state = 'Prévu', amount = '1') =>
  `${person.siret};${reference};aide;mai 2026;${amount};05/05/2026;${state};`

test('a payment that comes is in « Ce que j’ai reçu » of its employer, new', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  expect(await items(alice)).toEqual([
    { subject: 'V1', label: 'Versement prévu\u00a0: aide, mai 2026', opened_at: null },
  ])
  await importLines(portal, 'payments', [line(alice, 'V1', 'Versé')])
  expect(await items(alice)).toMatchObject([{ label: 'Versement\u00a0: aide, mai 2026' }])
  expect(await items(bob)).toEqual([])
})

test('it comes back there when it is paid or refused, and for nothing else', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  const first = await changedAt()
  portal.clock.advance({ minutes: 60 })
  await importLines(portal, 'payments', [line(alice, 'V1', 'Émis')])
  await importLines(portal, 'payments', [line(alice, 'V1', 'Émis', '2')])
  expect(await changedAt()).toBe(first)
  await importLines(portal, 'payments', [line(alice, 'V1', 'Versé')])
  const second = await changedAt()
  expect(second).toBe(portal.clock.now().getTime())
  portal.clock.advance({ minutes: 60 })
  await importLines(portal, 'payments', [line(alice, 'V1', 'Versé', '3')])
  expect(await changedAt()).toBe(second)
  await importLines(portal, 'payments', [line(alice, 'V1', 'Rejeté')])
  expect(await changedAt()).toBe(portal.clock.now().getTime())
})

test('one notice tells of a whole import, once it is over, and of no figure', async () => {
  const many = Array.from({ length: 1_500 }, (_, rank) => line(alice, `V${String(rank)}`))
  await importLines(portal, 'payments', [...many, line(bob, 'V1')])
  await tell()
  expect(await notices()).toEqual([])
  portal.clock.advance({ minutes: 11 })
  await tell()
  await tell()
  await portal.deliver()
  const mails = portal.mailbox.mailsTo(alice.email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Du nouveau dans vos versements'])
  expect(mails[0]?.text).toContain('/espace/versements')
  expect(mails[0]?.text).not.toMatch(/aide|mai 2026|€|V1/)
  expect(portal.mailbox.mailsTo(bob.email)).toEqual([])
})

test('what comes after the notice of the day is told the next day', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ minutes: 11 })
  await tell()
  await importLines(portal, 'payments', [line(alice, 'V2')])
  await importLines(portal, 'payments', [line(alice, 'V1', 'Versé')])
  portal.clock.advance({ minutes: 60 })
  await tell()
  expect(await notices()).toHaveLength(1)
  portal.clock.advance({ hours: 24 })
  await tell()
  await tell()
  expect(await notices()).toHaveLength(2)
  portal.clock.advance({ hours: 24 })
  await tell()
  expect(await notices()).toHaveLength(2)
})

test('what comes while it is told is not lost', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ minutes: 11 })
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = async (batch) => {
    database.write = write
    await importLines(portal, 'payments', [line(alice, 'V2')])
    return write(batch)
  }
  await tell()
  portal.clock.advance({ hours: 24 })
  await tell()
  expect(await notices()).toHaveLength(2)
})

test('several processes tell it once', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ minutes: 11 })
  await Promise.all([tell(), tell(), tell()])
  expect(await notices()).toHaveLength(1)
})

test('a text message tells as little, to whoever accepts it', async () => {
  await accept(alice, 'sms')
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ minutes: 11 })
  await tell()
  const texts = (await notices()).map(({ channel, text }) => channel === 'sms' && text)
  expect(texts).toContain('Enim : vos versements ont changé dans votre espace personnel.')
})

test('nobody is led to a page that they have just seen', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')])
  const browser = await portal.logIn(alice)
  await browser.post('/api/payments/reading', { references: ['V1'] })
  portal.clock.advance({ minutes: 11 })
  await tell()
  expect(await notices()).toEqual([])
})

test('an import that is tried, or repeated, tells nothing', async () => {
  await importLines(portal, 'payments', [line(alice, 'V1')], { dryRun: true })
  expect(await items(alice)).toEqual([])
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ minutes: 11 })
  await tell()
  await importLines(portal, 'payments', [line(alice, 'V1')])
  portal.clock.advance({ hours: 25 })
  await tell()
  expect(await notices()).toHaveLength(1)
})

async function tell(): Promise<void> {
  for (const job of paymentJobs(portal.deps)) await job.run()
}

async function accept(person: Person, channel: Channel): Promise<void> {
  const choice = { kind: 'payments', channel, accepted: true } as const
  const at = portal.clock.now()
  await portal.deps.database.write(recordConsents(portal.accountOf(person), [choice], { at }))
}

function notices() {
  return portal.deps.database.read(
    `SELECT channel, text FROM outbox WHERE dedupe LIKE 'payments:%'`,
  )
}

async function items(person: Person) {
  return portal.deps.database.read(
    `SELECT subject, label, opened_at FROM received_items
     WHERE account_id = ? AND kind = 'payment' ORDER BY subject`,
    [portal.accountOf(person)],
  )
}

async function changedAt(): Promise<unknown> {
  const [item] = await portal.deps.database.read('SELECT at FROM received_items')
  return item?.['at']
}
