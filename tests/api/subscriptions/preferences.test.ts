import { afterEach, beforeEach, expect, test } from 'vitest'
import { signPreferences } from '../../../api/src/subscriptions/keys.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import {
  confirm,
  dana,
  emile,
  everythingKept,
  keyIn,
  preferences,
  readPreferences,
  subscribe,
  work,
} from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('a link reads and changes one subscription, without a cookie and without its address', async () => {
  const { key } = await subscribe(portal, dana)
  const other = await subscribe(portal, emile)
  expect(await readPreferences(portal, key)).toMatchObject({
    address: 'da•••@marees.example',
    domains: ['*'],
    frequency: 'weekly',
    pause: null,
    isStopped: false,
    leaving: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/) as unknown,
    since: '2026-03-02T09:00:00.000Z',
  })
  const choice = { frequency: 'monthly', domains: ['cotisation', 'accidents', 'cotisation'] }
  const answer = await preferences(portal, '', { token: key, ...choice })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
  expect(await readPreferences(portal, key)).toMatchObject({
    domains: ['accidents', 'cotisation'],
    frequency: 'monthly',
  })
  expect(await readPreferences(portal, other.key)).toMatchObject({ domains: ['*'] })
})

test('a key that is altered, of another version, or that leaves opens nothing', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  const { subscriptionKey } = portal.deps.settings
  const id = key.split('.')[0] ?? ''
  const forged = [
    '',
    leaving,
    `${key.slice(0, -1)}${key.endsWith('A') ? 'E' : 'A'}`,
    signPreferences(Buffer.alloc(32, 1), { id, version: 1 }),
    signPreferences(subscriptionKey, { id, version: 2 }),
    key.replace('.1.', '.2.'),
    'a'.repeat(10_000),
  ]
  const before = await everythingKept(portal)
  for (const token of forged) {
    const answers = [
      await preferences(portal, '/reading', { token }),
      await preferences(portal, '', { token, frequency: 'monthly', domains: ['*'] }),
      await preferences(portal, '/pause', { token, until: '' }),
      await preferences(portal, '/resumption', { token }),
      await preferences(portal, '/address', { token, email: emile }),
      await preferences(portal, '/renewal', { token }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(410))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  }
  expect(await everythingKept(portal)).toBe(before)
})

test('letters are paused until a day, or until they are resumed', async () => {
  const { key: token } = await subscribe(portal, dana)
  const pauseUntil = async (until: string) => {
    const { status } = await preferences(portal, '/pause', { token, until })
    return { status, pause: (await readPreferences(portal, token)).pause }
  }
  expect(await pauseUntil('2026-03-02')).toEqual({ status: 422, pause: null })
  expect(await pauseUntil('2027-06-01')).toEqual({ status: 422, pause: null })
  expect(await pauseUntil('31/03/2026')).toEqual({ status: 422, pause: null })
  // The clocks of Paris change in between.
  const until = '2026-03-30T22:00:00.000Z'
  expect(await pauseUntil('2026-03-31')).toEqual({ status: 200, pause: { until } })
  expect(await pauseUntil('')).toEqual({ status: 200, pause: { until: null } })
  await preferences(portal, '/resumption', { token })
  expect((await readPreferences(portal, token)).pause).toBeNull()
})

test('another address is asked first; the former one is told, and erased', async () => {
  const { key } = await subscribe(portal, dana, { domains: ['cotisation'] })
  await preferences(portal, '/address', { token: key, email: emile })
  await work(portal)
  expect(await readPreferences(portal, key)).toMatchObject({ address: 'da•••@marees.example' })
  const answer = await confirm(portal, keyIn(portal, emile, '/actu/confirmation'))
  const { key: renewed } = (await answer.json()) as { key: string }
  await portal.deliver()
  expect((await preferences(portal, '/reading', { token: key })).status).toBe(410)
  expect(await readPreferences(portal, renewed)).toMatchObject({
    address: 'em•••@marees.example',
    domains: ['cotisation'],
  })
  const told = portal.mailbox.mailsTo(dana).at(-1)
  expect(told?.subject).toBe('L’actualité Enim part désormais à une autre adresse')
  expect(told?.text).not.toContain(emile)
  expect(await countRows(portal.deps, 'subscribers')).toBe(1)
  const kept = await portal.deps.database.read('SELECT address FROM subscribers')
  expect(JSON.stringify(kept)).not.toContain(dana)
})

test('an address that receives the news already receives it once after it took the place of another', async () => {
  const { key } = await subscribe(portal, dana)
  const { key: former } = await subscribe(portal, emile)
  portal.clock.advance({ hours: 24 })
  await preferences(portal, '/address', { token: key, email: emile })
  await work(portal)
  expect((await confirm(portal, keyIn(portal, emile, '/actu/confirmation'))).status).toBe(200)
  expect(await countRows(portal.deps, 'subscribers')).toBe(1)
  expect((await preferences(portal, '/reading', { token: former })).status).toBe(410)
})

test('who left meanwhile is not brought back by the link of another address', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  await preferences(portal, '/address', { token: key, email: emile })
  await work(portal)
  await portal.visitor().post(`/api/subscriptions/leave?cle=${leaving}`)
  const token = keyIn(portal, emile, '/actu/confirmation')
  expect((await confirm(portal, token)).status).toBe(410)
  expect(await countRows(portal.deps, 'subscribers')).toBe(0)
})

test('new links go to the mailbox alone, and end those of former letters but for leaving', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  expect((await preferences(portal, '/renewal', { token: key })).status).toBe(429)
  portal.clock.advance({ hours: 24 })
  const answer = await preferences(portal, '/renewal', { token: key })
  expect(await answer.text()).toBe('{}')
  await portal.deliver()
  expect((await preferences(portal, '/reading', { token: key })).status).toBe(410)
  const renewed = keyIn(portal, dana, '/actu/preferences')
  expect(await readPreferences(portal, renewed)).toMatchObject({ frequency: 'weekly' })
  expect(keyIn(portal, dana, '/actu/desinscription')).toBe(leaving)
})
