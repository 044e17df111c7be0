import { afterEach, beforeEach, expect, test } from 'vitest'
import { dueSubscribers, mayReceive, stopAddress } from '../../../api/src/subscriptions/index.ts'
import { writeIf } from '../../../api/src/platform/claim.ts'
import { testEnvironment, createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, confirm, keyIn, preferences, readPreferences, subscribe, work } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const addressOf = (name: string) => `${name}@marees.example`

async function dueFor(domains: string[], frequency: 'at-once' | 'weekly' = 'at-once') {
  const found = await dueSubscribers(portal.deps, { frequency, domains, after: '', count: 100 })
  return found.map(({ address }) => address.split('@')[0]).sort()
}

test('those who chose one of the domains, or all, are due at their frequency', async () => {
  const frequency = 'at-once'
  await subscribe(portal, addressOf('all'), { frequency })
  await subscribe(portal, addressOf('cotisation'), { frequency, domains: ['cotisation'] })
  const both = ['cotisation', 'declaration']
  await subscribe(portal, addressOf('both'), { frequency, domains: both })
  await subscribe(portal, addressOf('weekly'))
  expect(await dueFor(['cotisation'])).toEqual(['all', 'both', 'cotisation'])
  expect(await dueFor(both)).toEqual(['all', 'both', 'cotisation'])
  expect(await dueFor(['accidents'])).toEqual(['all'])
  expect(await dueFor([])).toEqual(['all'])
  expect(await dueFor(['accidents'], 'weekly')).toEqual(['weekly'])
})

test('pages of those who are due follow each other without a gap', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await subscribe(portal, addressOf(name))
  const seen: string[] = []
  let after = ''
  for (;;) {
    const due = { frequency: 'weekly', domains: [], after, count: 2 } as const
    const page = await dueSubscribers(portal.deps, due)
    seen.push(...page.map(({ address }) => address))
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map(addressOf))
})

test('nothing is due while it is paused, and again from the morning of its day', async () => {
  const { key: token } = await subscribe(portal, addressOf('a'), { frequency: 'at-once' })
  await preferences(portal, '/pause', { token, until: '2026-03-04' })
  expect(await dueFor([])).toEqual([])
  portal.clock.advance({ hours: 37, minutes: 59, seconds: 59 })
  expect(await dueFor([])).toEqual([])
  expect((await readPreferences(portal, token)).pause).not.toBeNull()
  portal.clock.advance({ seconds: 1 })
  expect(await dueFor([])).toEqual(['a'])
  expect((await readPreferences(portal, token)).pause).toBeNull()
  await preferences(portal, '/pause', { token, until: '' })
  portal.clock.advance({ hours: 24 * 400 })
  expect(await dueFor([])).toEqual([])
})

test('an address that letters come back from gets none until it confirms again', async () => {
  const email = addressOf('a')
  const { key: token } = await subscribe(portal, email, { frequency: 'at-once' })
  const id = token.split('.')[0] ?? ''
  const { database } = portal.deps
  expect(await writeIf(database, mayReceive(portal.deps, id), [])).toBeDefined()
  await database.write([stopAddress(portal.deps, id)])
  expect(await dueFor([])).toEqual([])
  expect(await writeIf(database, mayReceive(portal.deps, id), [])).toBeUndefined()
  expect(await readPreferences(portal, token)).toMatchObject({ isStopped: true })
  portal.clock.advance({ hours: 24 })
  await ask(portal, email, { frequency: 'at-once' })
  await work(portal)
  await confirm(portal, keyIn(portal, email, '/actu/confirmation'))
  expect(await dueFor([])).toEqual(['a'])
})

test('who asked and did not confirm is not due', async () => {
  await ask(portal, addressOf('a'), { frequency: 'at-once' })
  await work(portal)
  expect(await dueFor([])).toEqual([])
})

test('editors are told how many, and nothing of whom', async () => {
  await subscribe(portal, addressOf('a'), { frequency: 'at-once' })
  const paused = await subscribe(portal, addressOf('b'), { domains: ['cotisation', 'accidents'] })
  await preferences(portal, '/pause', { token: paused.key, until: '' })
  const stopped = await subscribe(portal, addressOf('c'))
  const id = stopped.key.split('.')[0] ?? ''
  await portal.deps.database.write([stopAddress(portal.deps, id)])
  await ask(portal, addressOf('d'))
  await work(portal)
  const ofTheCms = { authorization: `Bearer ${testEnvironment.CMS_KEY}` }
  const answer = await portal.app.request('/cms/subscription-figures', { headers: ofTheCms })
  const text = await answer.text()
  expect(text).not.toContain('marees.example')
  expect(JSON.parse(text)).toEqual({
    total: 2,
    paused: 1,
    stopped: 1,
    unconfirmed: 1,
    byFrequency: [
      { frequency: 'at-once', count: 1 },
      { frequency: 'weekly', count: 1 },
      { frequency: 'monthly', count: 0 },
    ],
    byDomain: [
      { name: 'Tous les domaines', count: 1 },
      { name: 'Cotisation', count: 1 },
      { name: 'Déclaration', count: 0 },
      { name: 'Accidents', count: 1 },
    ],
  })
  expect((await portal.app.request('/cms/subscription-figures')).status).toBe(401)
})
