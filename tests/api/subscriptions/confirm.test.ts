import { afterEach, beforeEach, expect, test } from 'vitest'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { askAndRead, confirm, dana, everythingKept, readPreferences, subscribe } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the link says what it will do, as often as it is opened, and changes nothing', async () => {
  const token = await askAndRead(portal, dana, { domains: ['cotisation'] })
  const before = await everythingKept(portal)
  for (let times = 0; times < 5; times++) {
    const answer = await portal.visitor().post('/api/subscriptions/confirmation/reading', { token })
    expect(await answer.json()).toMatchObject({
      address: dana,
      domains: ['cotisation'],
      frequency: 'weekly',
      replaces: null,
      expiresAt: '2026-03-09T09:00:00.000Z',
    })
  }
  expect(await everythingKept(portal)).toBe(before)
})

test('the link subscribes once, even when it is followed ten times at once', async () => {
  const token = await askAndRead(portal, dana)
  const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(portal, token)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(410)])
  expect(await countRows(portal.deps, 'subscribers')).toBe(1)
  expect(await countRows(portal.deps, 'subscription_consents')).toBe(1)
  await portal.deliver()
  const subjects = portal.mailbox.mailsTo(dana).map(({ subject }) => subject)
  expect(subjects[1]).toBe('Votre inscription à l’actualité Enim est confirmée')
  expect(subjects).toHaveLength(2)
})

test('the database holds the token nowhere, and the proof of the consent', async () => {
  const token = await askAndRead(portal, dana)
  expect(await everythingKept(portal)).not.toContain(token)
  portal.clock.advance({ hours: 2 })
  await confirm(portal, token)
  const [consent] = await portal.deps.database.read('SELECT * FROM subscription_consents')
  expect(consent).toMatchObject({
    page: '/actu',
    words_version: '2026-11',
    frequency: 'weekly',
    domains: '["*"]',
    asked_at: new Date('2026-03-02T09:00:00Z').getTime(),
    confirmed_at: new Date('2026-03-02T11:00:00Z').getTime(),
    ended_at: null,
  })
  expect(JSON.stringify(consent)).not.toContain(dana)
})

test('a subscriber who signs up again keeps one subscription, with the new choices', async () => {
  const { key } = await subscribe(portal, dana, { domains: ['cotisation'] })
  portal.clock.advance({ hours: 24 })
  const token = await askAndRead(portal, dana, { frequency: 'monthly' })
  expect(portal.mailbox.mailsTo(dana).at(-1)?.text).toContain('Elle la reçoit déjà')
  expect(await readPreferences(portal, key)).toMatchObject({ domains: ['cotisation'] })
  expect((await confirm(portal, token)).status).toBe(200)
  expect(await readPreferences(portal, key)).toMatchObject({
    domains: ['*'],
    frequency: 'monthly',
  })
  expect(await countRows(portal.deps, 'subscribers')).toBe(1)
})

test('a link is good for 7 days, whether or not it was erased since', async () => {
  const token = await askAndRead(portal, dana)
  const read = () => portal.visitor().post('/api/subscriptions/confirmation/reading', { token })
  portal.clock.advance({ hours: 7 * 24, minutes: -1 })
  expect((await read()).status).toBe(200)
  portal.clock.advance({ minutes: 2 })
  expect((await read()).status).toBe(410)
  expect((await confirm(portal, token)).status).toBe(410)
  expect(await countRows(portal.deps, 'subscribers')).toBe(0)
})

test('a second mail ends the link of the first', async () => {
  const first = await askAndRead(portal, dana)
  portal.clock.advance({ hours: 24 })
  const second = await askAndRead(portal, dana)
  expect((await confirm(portal, first)).status).toBe(410)
  expect((await confirm(portal, second)).status).toBe(200)
})

test.each(['', 'x', 'x'.repeat(43), '../../x', "' OR 1=1 --"])(
  'a token that is none of ours (%s) is an expired one',
  async (token) => {
    await askAndRead(portal, dana)
    const reading = await portal
      .visitor()
      .post('/api/subscriptions/confirmation/reading', { token })
    expect(reading.status).toBe(410)
    expect((await confirm(portal, token)).status).toBe(410)
  },
)
