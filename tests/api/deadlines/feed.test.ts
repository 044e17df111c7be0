import { calendarAddressSchema } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refreshDeadlines } from '../../../api/src/deadlines/index.ts'
import { siteHeaders, type Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { eventsOf, readCalendar, textOf } from './support/read-calendar.ts'
import { entry, openDeadlineApp, type DeadlineApp } from './support/strapi.ts'

let portal: DeadlineApp
let browser: Browser
let path: string

beforeEach(async () => {
  portal = await openDeadlineApp()
  browser = await portal.logIn(alice)
  await publish(entry('a'), entry('b', { theme: { slug: 'accidents', name: 'Accidents' } }))
  path = await pathOf(browser)
})
afterEach(() => portal.close())

async function publish(...entries: unknown[]): Promise<void> {
  portal.strapi.entries = entries
  await refreshDeadlines(portal.deps)
}

async function pathOf(holder: Browser): Promise<string> {
  const { address } = calendarAddressSchema.parse(await (await holder.get('/api/calendar')).json())
  expect(address).toMatch(/^http:\/\/localhost:4321\/api\/calendar\/[\w.-]+\.ics$/)
  return new URL(address).pathname
}

/** As calendar programs ask: no cookie, no word of where they come from. */
function read(from = path, headers: Record<string, string> = {}) {
  return portal.app.request(from, { headers: { ...siteHeaders, ...headers } })
}

async function eventOf(uid: string) {
  const events = eventsOf(readCalendar(await (await read()).text()))
  return events.find((event) => textOf(event, 'UID') === uid)
}

describe('a calendar program', () => {
  test('reads the deadlines without a session, and nothing of the account', async () => {
    const answer = await read()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.getSetCookie()).toEqual([])
    const written = await answer.text()
    const events = eventsOf(readCalendar(written))
    // Two each month, from 31 January, a month ago, to 28 February of next year.
    expect(events).toHaveLength(28)
    expect(new Set(events.map((event) => textOf(event, 'UID'))).size).toBe(28)
    for (const secret of [alice.siret, alice.holder, alice.email, portal.accountOf(alice)]) {
      expect(written).not.toContain(secret)
    }
  })

  test('of everybody reads the same', async () => {
    const other = await portal.logIn(bob)
    const own = await (await read()).text()
    expect(await (await read(await pathOf(other))).text()).toBe(own)
  })

  test('is told when nothing has changed', async () => {
    const first = await read()
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await read(path, { 'if-none-match': known })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe(etag)
    }
    await publish(entry('a'))
    expect((await read(path, { 'if-none-match': etag })).status).toBe(200)
    expect((await read(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('sees a change as a change of the same event, and again after it was taken back', async () => {
    const uid = 'a-2026-03-31@localhost'
    const before = await eventOf(uid)
    expect(before && textOf(before, 'SEQUENCE')).toBe('0')
    portal.clock.advance({ hours: 1 })
    await publish(entry('a', { title: 'Autrement' }))
    const changed = await eventOf(uid)
    expect(changed && textOf(changed, 'SUMMARY')).toBe('Enim : Autrement')
    expect(changed && textOf(changed, 'SEQUENCE')).toBe('1')
    expect(changed && textOf(changed, 'DTSTAMP')).toBe('20260302T100000Z')
    await publish()
    expect(await eventOf(uid)).toBeUndefined()
    await publish(entry('a'))
    const back = await eventOf(uid)
    expect(back && textOf(back, 'SEQUENCE')).toBe('2')
  })

  test('sees from which day a deadline was put off, under the name of that day', async () => {
    await publish(entry('a', { date: '2026-05-31', postponed: true, repeats: 'une seule fois' }))
    const event = await eventOf('a-2026-05-31@localhost')
    expect(event?.properties.find(({ name }) => name === 'DTSTART')?.value).toBe('20260601')
    expect(event && textOf(event, 'DESCRIPTION')).toContain('Reportée du 31 mai 2026')
  })
})

describe('an address', () => {
  test('that was renewed answers 404 as an unknown one does, the new one answers', async () => {
    const renewal = await browser.post('/api/calendar/renewal')
    const { address } = calendarAddressSchema.parse(await renewal.json())
    const renewed = new URL(address).pathname
    expect(renewed).not.toBe(path)
    expect(await pathOf(browser)).toBe(renewed)
    expect((await read(renewed)).status).toBe(200)
    const old = await read()
    const unknown = await read('/api/calendar/unknown.ics')
    expect([old.status, unknown.status]).toEqual([404, 404])
    expect(await old.text()).toBe(await unknown.text())
    const [entry] = await portal.deps.database.read(
      `SELECT account_id AS id FROM journal WHERE event = 'calendar-renewed'`,
    )
    expect(entry).toEqual({ id: portal.accountOf(alice) })
  })

  test('whose parts are changed is unknown', async () => {
    const [account = '', version = '', signature = ''] = path
      .replace('/api/calendar/', '')
      .replace('.ics', '')
      .split('.')
    const other = signature.startsWith('A') ? 'B' : 'A'
    const forged = [
      `${portal.accountOf(bob)}.${version}.${signature}`,
      `${account}.2.${signature}`,
      `${account}.0${version}.${signature}`,
      `${account}.${version}.${other}${signature.slice(1)}`,
      `${account}.${version}.${signature.slice(0, -1)}`,
      `${account}.${version}.`,
      `${account}.${version}`,
      `x${account}.${version}.${signature}`,
    ]
    for (const token of forged) {
      expect([token, (await read(`/api/calendar/${token}.ics`)).status]).toEqual([token, 404])
    }
  })

  test('of an account that was closed is unknown', async () => {
    await portal.deps.database.write([
      { sql: 'UPDATE accounts SET closed_at = 1 WHERE id = ?', args: [portal.accountOf(alice)] },
    ])
    expect((await read()).status).toBe(404)
  })

  test('opens nothing but its calendar', async () => {
    const token = path.replace('/api/calendar/', '').replace('.ics', '')
    const headers: Record<string, string>[] = [
      { cookie: `session=${token}` },
      { authorization: `Bearer ${token}` },
    ]
    for (const header of headers) {
      expect((await read('/api/session', header)).status).toBe(401)
      expect((await read('/api/calendar', header)).status).toBe(401)
    }
  })

  test('is in no line of the log', async () => {
    await read()
    await read('/api/calendar/unknown-and-secret.ics')
    const logged = JSON.stringify(portal.logged)
    expect(portal.logged.at(-1)).toMatchObject({ route: '/api/calendar/:file', status: 404 })
    expect(logged).not.toContain(path.replace('/api/calendar/', ''))
    expect(logged).not.toContain('unknown-and-secret')
  })
})

describe('too many readings', () => {
  test('of one calendar are refused, those of another are not', async () => {
    const other = await pathOf(await portal.logIn(bob))
    for (let times = 0; times < 120; times++) expect((await read()).status).toBe(200)
    const refused = await read()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await read(other)).status).toBe(200)
  })

  test('of unknown addresses are refused to who asks, known ones are still answered', async () => {
    for (let times = 0; times < 60; times++) {
      expect((await read(`/api/calendar/${String(times)}.ics`)).status).toBe(404)
    }
    expect((await read('/api/calendar/61.ics')).status).toBe(429)
    expect((await read()).status).toBe(200)
  })
})
