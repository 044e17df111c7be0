import { upcomingDeadlineListSchema, type UpcomingDeadline } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refreshDeadlines } from '../../../api/src/deadlines/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { eventsOf, readCalendar, textOf } from './support/read-calendar.ts'
import { entry, openDeadlineApp, type DeadlineApp } from './support/strapi.ts'

let portal: DeadlineApp
let browser: Browser

beforeEach(async () => {
  portal = await openDeadlineApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

async function listUpcoming(): Promise<UpcomingDeadline[]> {
  const answer = await browser.get('/api/deadlines')
  return upcomingDeadlineListSchema.parse(await answer.json()).deadlines
}

async function publish(...entries: unknown[]): Promise<void> {
  portal.strapi.entries = entries
  await refreshDeadlines(portal.deps)
}

test('what is due in twelve months comes soonest first, with the days left in Paris', async () => {
  await publish(
    entry('mensuelle'),
    entry('unique', { date: '2026-03-02', repeats: 'une seule fois' }),
    entry('annuelle', { date: '2026-05-01', repeats: 'chaque année', postponed: true }),
  )
  const deadlines = await listUpcoming()
  expect(deadlines.slice(0, 4).map(({ slug, day, daysLeft }) => [slug, day, daysLeft])).toEqual([
    ['unique', '2026-03-02', 0],
    ['mensuelle', '2026-03-31', 29],
    ['mensuelle', '2026-04-30', 59],
    ['annuelle', '2026-05-04', 63],
  ])
  expect(deadlines.find(({ slug }) => slug === 'annuelle')?.postponedFrom).toBe('2026-05-01')
  expect(deadlines.at(-1)?.day).toBe('2027-02-28')
  expect(deadlines[0]?.postponedFrom).toBeNull()
})

test('a day begins at midnight in Paris', async () => {
  await publish(entry('unique', { date: '2026-03-02', repeats: 'une seule fois' }))
  portal.clock.advance({ hours: 13, minutes: 59 })
  browser = await portal.logIn(alice)
  expect(await listUpcoming()).toHaveLength(1)
  portal.clock.advance({ minutes: 1 })
  expect(await listUpcoming()).toEqual([])
})

test('every page of Strapi is read, and what editors take back is gone', async () => {
  const entries = ['a', 'b', 'c', 'd', 'e'].map((id) => entry(id, { repeats: 'chaque année' }))
  await publish(...entries)
  expect((await listUpcoming()).map(({ slug }) => slug).toSorted()).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ])
  await publish(...entries.slice(1))
  expect((await listUpcoming()).map(({ slug }) => slug)).not.toContain('a')
})

test('when Strapi fails, or answers nonsense, the last good copy stays', async () => {
  await publish(entry('a'))
  const before = await listUpcoming()
  portal.strapi.status = 500
  await publish()
  expect(await listUpcoming()).toEqual(before)
  portal.strapi.status = 200
  await publish(entry('a'), { documentId: 'x', title: 'Sans date' })
  expect(await listUpcoming()).toEqual(before)
})

test('two deadlines may take each other’s address', async () => {
  await publish(entry('a', { slug: 'une' }), entry('b', { slug: 'autre' }))
  await publish(entry('a', { slug: 'autre' }), entry('b', { slug: 'une' }))
  const [first, second] = await listUpcoming()
  expect([first, second].map((each) => [each?.title, each?.slug])).toEqual([
    ['Échéance a', 'autre'],
    ['Échéance b', 'une'],
  ])
})

test.each([
  ['/espace/transmettre?theme=cotisation', '/espace/transmettre?theme=cotisation'],
  ['https://www.example.org/', 'https://www.example.org/'],
  ['//evil.example', null],
  ['javascript:alert(1)', null],
  ['http://insecure.example', null],
  ['/espace"><script>', null],
])('of the link %s an employer is shown %s', async (link, shown) => {
  await publish(entry('a', { link }))
  expect((await listUpcoming())[0]?.link).toBe(shown)
})

test('one deadline of one day is added to a calendar by hand', async () => {
  await publish(entry('a', { link: '/espace/obtenir' }))
  const answer = await browser.get('/api/deadlines/a/calendar?day=2026-03-31')
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('filename="a-2026-03-31.ics"')
  const [event, ...others] = eventsOf(readCalendar(await answer.text()))
  expect(others).toEqual([])
  expect(event && textOf(event, 'UID')).toBe('a-2026-03-31@localhost')
  expect(event && textOf(event, 'URL')).toBe('http://localhost:4321/espace/obtenir')
})

test.each([
  ['an unknown deadline', '/api/deadlines/none/calendar?day=2026-03-31', 404],
  ['a day on which nothing is due', '/api/deadlines/a/calendar?day=2026-03-30', 404],
  ['what is no day', '/api/deadlines/a/calendar?day=2026-02-30', 422],
  ['no day', '/api/deadlines/a/calendar', 422],
])('%s is no event', async (_, path, status) => {
  await publish(entry('a'))
  expect((await browser.get(path)).status).toBe(status)
})

test('without a session there are no deadlines', async () => {
  const visitor = portal.visitor()
  for (const path of [
    '/api/deadlines',
    '/api/deadlines/a/calendar?day=2026-03-31',
    '/api/calendar',
  ]) {
    expect((await visitor.get(path)).status).toBe(401)
  }
  expect((await visitor.post('/api/calendar/renewal')).status).toBe(401)
})

test('every statement finds its rows by an index', async () => {
  await publish(entry('a'))
  const recorded = recordStatements(portal.deps.database)
  await publish(entry('b'))
  await listUpcoming()
  await browser.get('/api/deadlines/b/calendar?day=2026-03-31')
  const { address } = (await (await browser.get('/api/calendar')).json()) as { address: string }
  await portal.visitor().get(new URL(address).pathname)
  await browser.post('/api/calendar/renewal')
  expect(recorded.size).toBeGreaterThan(8)
  // All of Strapi's deadlines, to be compared with what it answers.
  const whole = /FROM deadlines ORDER BY id$/
  for (const statement of [...recorded.values()]) {
    const slow = whole.test(statement.sql)
      ? []
      : await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
