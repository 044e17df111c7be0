import { paymentListSchema, type PaymentList } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { storePayments } from '../../support/stored-payments.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('payments are listed, the latest first', async () => {
  await storePayments(portal, alice, [
    { paidOn: '2026-01-15', period: 'décembre 2025' },
    { paidOn: '2026-04-15', state: 'Prévu' },
    { paidOn: '2026-01-15', amountCents: -1_250, document: 'Décompte 12' },
  ])
  const { payments, total, page, pages } = await list()
  expect([total, page, pages]).toEqual([3, 1, 1])
  expect(payments.map(({ reference }) => reference)).toEqual(['V-2', 'V-1', 'V-3'])
  expect(payments[2]).toEqual({
    reference: 'V-3',
    nature: 'aide',
    period: 'février 2026',
    amountCents: -1_250,
    paidOn: '2026-01-15',
    state: 'Versé',
    document: { name: 'Décompte 12', file: null },
    isNew: true,
  })
})

test('nobody sees the payments of another', async () => {
  await storePayments(portal, bob, [{ reference: 'V-BOB' }])
  expect(await list()).toMatchObject({ payments: [], total: 0, years: [], natures: [] })
  expect(await (await browser.get('/api/payments/summary')).json()).toEqual({
    last: null,
    next: null,
  })
  const table = await (await browser.get('/api/payments/export.csv')).text()
  expect(table).not.toContain('V-BOB')
})

test('filters narrow the list, one by one and together', async () => {
  await storePayments(portal, alice, [
    { paidOn: '2025-12-31' },
    { paidOn: '2026-01-01', nature: 'pension', state: 'Rejeté' },
    { paidOn: '2026-12-31', nature: 'pension' },
    { paidOn: '2027-01-01', state: 'Prévu' },
  ])
  expect(await references('year=2026')).toEqual(['V-3', 'V-2'])
  expect(await references('nature=pension&state=Rejet%C3%A9')).toEqual(['V-2'])
  expect(await references('state=Pr%C3%A9vu')).toEqual(['V-4'])
  expect(await references('year=2025&nature=aide&state=Vers%C3%A9')).toEqual(['V-1'])
  expect(await references('year=2025&nature=pension')).toEqual([])
  expect(await references('year=1999')).toEqual([])
  expect(await list('year=2025')).toMatchObject({
    years: ['2027', '2026', '2025'],
    natures: ['aide', 'pension'],
    total: 1,
  })
})

test.each([
  ['year=abc', 'year'],
  ['year=20266', 'year'],
  ['year=0000', 'year'],
  ['year=-001', 'year'],
  ['nature=x', 'nature'],
  ['state=vers%C3%A9', 'state'],
])('%s is refused beside its field, in the list and in the table', async (query, field) => {
  for (const path of ['/api/payments', '/api/payments/export.csv']) {
    const answer = await browser.get(`${path}?${query}`)
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: object[] }
    expect(errors).toEqual([{ field, message: 'Choisissez dans la liste.' }])
  }
})

test.each([
  ['0', 1],
  ['-3', 1],
  ['1e9', 3],
  ['2.5', 1],
  ['x', 1],
  ['', 1],
  ['3', 3],
  ['99999999999999999999', 1],
])('page %s is the nearest one that exists', async (asked, page) => {
  await storePayments(
    portal,
    alice,
    Array.from({ length: 41 }, () => ({})),
  )
  const answered = await list(`page=${asked}`)
  expect([answered.page, answered.pages, answered.total]).toEqual([page, 3, 41])
  expect(answered.payments).toHaveLength(page === 3 ? 1 : 20)
})

test('the last payment made and the next one to come, of the employer alone', async () => {
  await storePayments(portal, alice, [
    { paidOn: '2026-02-20', state: 'Rejeté' },
    { paidOn: '2026-02-15', amountCents: 0 },
    { paidOn: '2026-01-15' },
    { paidOn: '2026-02-28', state: 'Prévu' },
    { paidOn: '2026-05-15', state: 'Prévu' },
    { paidOn: '2026-03-02', state: 'Émis' },
  ])
  await storePayments(portal, bob, [
    { paidOn: '2026-02-27', reference: 'V-BOB' },
    { paidOn: '2026-03-02', reference: 'V-B', state: 'Émis' },
  ])
  expect(await (await browser.get('/api/payments/summary')).json()).toMatchObject({
    last: { reference: 'V-2', amountCents: 0 },
    next: { reference: 'V-6' },
  })
})

async function list(query = ''): Promise<PaymentList> {
  const answer = await browser.get(`/api/payments?${query}`)
  expect(answer.status).toBe(200)
  return paymentListSchema.parse(await answer.json())
}

async function references(query: string): Promise<string[]> {
  return (await list(query)).payments.map(({ reference }) => reference)
}
