import { requestSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { storeRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const good = { phone: '02 98 00 00 00', day: '2026-03-03', slot: 'morning' }

let portal: TestApp
let browser: Browser
let reference: string

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  reference = (await storeRequest(portal, alice)).reference
})
afterEach(() => portal.close())

test('a callback is asked, shown in the thread, told to the service, and cancelled', async () => {
  const asked = requestSchema.parse(await (await ask(good)).json())
  expect(asked).toMatchObject({
    callback: {
      phone: '+33298000000',
      day: '2026-03-03',
      slot: 'morning',
      askedAt: '2026-03-02T09:00:00.000Z',
    },
    messages: [
      {
        kind: 'callback',
        from: 'employer',
        text: 'Le 3 mars 2026, le matin, au +33 2 98 00 00 00.',
      },
    ],
    can: { askCallback: false },
  })
  await portal.deliver()
  const [notice] = portal.mailbox.mailsTo('cotisation@service.example')
  expect(notice?.subject).toBe(`Rappel demandé : ${reference}`)
  expect(notice?.text).not.toContain('98 00')
  for (let times = 0; times < 2; times++) {
    const answer = await browser.post(`/api/requests/${reference}/callback/cancellation`)
    const cancelled = requestSchema.parse(await answer.json())
    expect(cancelled).toMatchObject({ callback: null, can: { askCallback: true } })
    expect(cancelled.messages).toHaveLength(2)
  }
  expect(await countRows(portal.deps, `callbacks WHERE outcome = 'cancelled'`)).toBe(1)
  const events = `journal WHERE event IN ('callback-asked', 'callback-cancelled')`
  expect(await countRows(portal.deps, events)).toBe(2)
})

test('of many asked at once, one is kept', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(good)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)])
  expect(await countRows(portal.deps, 'callbacks')).toBe(1)
  expect(await countRows(portal.deps, 'messages')).toBe(1)
})

test('five a day for one request', async () => {
  for (let times = 0; times < 5; times++) {
    expect((await ask(good)).status).toBe(200)
    await browser.post(`/api/requests/${reference}/callback/cancellation`)
  }
  expect((await ask(good)).status).toBe(429)
  expect(await countRows(portal.deps, 'callbacks')).toBe(5)
})

test.each(['answered', 'closed', 'withdrawn'] as const)(
  'none for a request that is %s, whatever is typed',
  async (state) => {
    reference = (await storeRequest(portal, alice, { state })).reference
    expect((await ask(good)).status).toBe(409)
    expect((await ask({ ...good, phone: '' })).status).toBe(409)
  },
)

test('nobody is to be called about a closed account', async () => {
  const other = (await storeRequest(portal, bob)).reference
  await (await portal.logIn(bob)).post(`/api/requests/${other}/callback`, good)
  await ask(good)
  const closed = await browser.post('/api/account/closure', { code: alice.code, understood: true })
  expect(closed.status).toBe(200)
  expect(await countRows(portal.deps, `callbacks WHERE outcome = 'cancelled'`)).toBe(1)
  expect(await countRows(portal.deps, 'callbacks WHERE ended_at IS NULL')).toBe(1)
})

test('what is wrong is said beside each field, and nothing is kept', async () => {
  const answer = await ask({ phone: 'chez moi', day: '', slot: 'minuit' })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string }[] }
  expect(errors.map(({ field }) => field)).toEqual(['phone', 'day', 'slot'])
  expect((await ask({})).status).toBe(422)
  expect(await countRows(portal.deps, 'callbacks')).toBe(0)
})

function ask(fields: Partial<typeof good>) {
  return browser.post(`/api/requests/${reference}/callback`, fields)
}
