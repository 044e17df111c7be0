import { afterEach, beforeEach, expect, test } from 'vitest'
import { leaveAddressOf, subscriptionJobs } from '../../../api/src/subscriptions/index.ts'
import { siteHeaders } from '../../support/browser.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import {
  askAndRead,
  confirm,
  dana,
  emile,
  everythingKept,
  preferences,
  subscribe,
  work,
} from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const oneClick = 'List-Unsubscribe=One-Click'

/** What a mail program sends, through the site: no cookie, no origin. */
function post(address: string, headers: Record<string, string> = {}, body = oneClick) {
  return portal.app.request(address.replace(portal.deps.settings.publicUrl, ''), {
    method: 'POST',
    headers: {
      ...siteHeaders,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body,
  })
}

const addressFor = (leaving: string) => `/api/subscriptions/leave?cle=${leaving}`

test('a mail program leaves in one request, as often as it likes', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  const other = await subscribe(portal, emile)
  const id = key.split('.')[0] ?? ''
  expect(leaveAddressOf(portal.deps, { id })).toContain(addressFor(leaving))
  for (let times = 0; times < 3; times++) {
    const answer = await post(leaveAddressOf(portal.deps, { id }))
    expect([answer.status, await answer.text()]).toEqual([200, '{}'])
  }
  expect((await preferences(portal, '/reading', { token: key })).status).toBe(410)
  expect((await preferences(portal, '/reading', { token: other.key })).status).toBe(200)
})

test.each([
  ['in parts', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['of nothing', {}],
  ['from a webmail page', { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }],
])('a body %s leaves too', async (_, headers) => {
  const { key, leaving } = await subscribe(portal, dana)
  expect((await post(addressFor(leaving), headers, '')).status).toBe(200)
  expect((await preferences(portal, '/reading', { token: key })).status).toBe(410)
})

test('a thousand scanners that open every link of a mail change nothing', async () => {
  const token = await askAndRead(portal, dana)
  const { key, leaving } = await subscribe(portal, emile)
  const links = [
    addressFor(leaving),
    `/api/subscriptions/confirmation?token=${token}`,
    `/api/subscriptions/confirmation/reading?token=${token}`,
    `/api/subscriptions/preferences?token=${key}`,
    `/api/subscriptions/preferences/pause?token=${key}`,
  ]
  const before = await everythingKept(portal)
  const seen = new Set<number>()
  for (let times = 0; times < 1_000; times++) {
    const method = ['GET', 'HEAD', 'OPTIONS'][times % 3] ?? 'GET'
    const link = links[times % links.length] ?? ''
    const answer = await portal.app.request(link, { method, headers: siteHeaders })
    seen.add(answer.status)
  }
  expect(seen.has(200)).toBe(false)
  expect(await everythingKept(portal)).toBe(before)
  expect((await confirm(portal, token)).status).toBe(200)
})

test('a browser that opens the address of a mail program is led to the page with the button', async () => {
  const { leaving } = await subscribe(portal, dana)
  const answer = await portal.visitor().get(addressFor(leaving))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/actu/desinscription?cle=${leaving}`)
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  const hostile = await portal.visitor().get('/api/subscriptions/leave?cle=//evil.example/%0d%0aX')
  expect(hostile.headers.get('location')).toMatch(/^\/actu\/desinscription\?cle=[\w%]/)
})

test('a forged key leaves nothing, whoever signs it', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  const before = await everythingKept(portal)
  for (const forged of [
    '',
    'x',
    key,
    leaving.slice(0, -2),
    `${leaving}=`,
    leaving.replace(/^./, (first) => (first === 'b' ? 'c' : 'b')),
  ]) {
    expect((await post(addressFor(forged))).status).toBe(410)
  }
  expect(await everythingKept(portal)).toBe(before)
})

test('the address is erased everywhere; the proof stays for three years', async () => {
  const { leaving } = await subscribe(portal, dana)
  await post(addressFor(leaving))
  expect(await everythingKept(portal)).not.toContain(dana)
  const proofs = () => portal.deps.database.read('SELECT ended_at FROM subscription_consents')
  expect(await proofs()).toEqual([{ ended_at: portal.clock.now().getTime() }])
  for (const job of subscriptionJobs(portal.deps)) await job.run()
  expect(await proofs()).toHaveLength(1)
  portal.clock.advance({ hours: 24 * (3 * 365 + 1) })
  for (const job of subscriptionJobs(portal.deps)) await job.run()
  expect(await proofs()).toEqual([])
})

test('a mail that waits for an address that leaves never leaves itself', async () => {
  const { key, leaving } = await subscribe(portal, dana)
  portal.clock.advance({ hours: 24 })
  await preferences(portal, '/renewal', { token: key })
  await post(addressFor(leaving))
  const before = portal.mailbox.mails.length
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(before)
})

test('who left is signed up again by their own mailbox alone, which is told', async () => {
  const { leaving } = await subscribe(portal, dana)
  await post(addressFor(leaving))
  portal.clock.advance({ hours: 24 })
  const token = await askAndRead(portal, dana)
  await work(portal)
  const text = portal.mailbox.mailsTo(dana).at(-1)?.text
  expect(text).toContain('Elle s’en était désinscrite le 2 mars 2026')
  expect((await confirm(portal, token)).status).toBe(200)
  portal.clock.advance({ hours: 24 })
  await askAndRead(portal, dana)
  expect(portal.mailbox.mailsTo(dana).at(-1)?.text).not.toContain('désinscrite')
})

test('a letter that was sent 30 days ago tells no more to whom', async () => {
  await subscribe(portal, dana)
  const recipients = async () => {
    const rows = await portal.deps.database.read('SELECT recipient FROM outbox')
    return rows.map(({ recipient }) => recipient)
  }
  portal.clock.advance({ hours: 24 * 30 })
  for (const job of subscriptionJobs(portal.deps)) await job.run()
  expect(await recipients()).toEqual([dana, dana])
  portal.clock.advance({ seconds: 1 })
  for (const job of subscriptionJobs(portal.deps)) await job.run()
  expect(await recipients()).toEqual(['', ''])
})
