import { paymentListSchema } from 'content-types'
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

test('payments are new until they were shown, each of them', async () => {
  await storePayments(portal, alice, [{}, {}])
  await storePayments(portal, bob, [{}])
  expect(await newOnes(browser)).toEqual(['V-1', 'V-2'])
  const shown = { references: ['V-2', 'V-unknown'] }
  expect((await browser.post('/api/payments/reading', shown)).status).toBe(200)
  expect(await newOnes(browser)).toEqual(['V-1'])
  expect(await newOnes(await portal.logIn(bob))).toEqual(['V-1'])
})

test('what another says it saw stays new', async () => {
  await storePayments(portal, bob, [{}])
  await browser.post('/api/payments/reading', { references: ['V-1'] })
  expect(await newOnes(await portal.logIn(bob))).toEqual(['V-1'])
})

test.each([{}, { references: 'V-1' }, { references: [''] }, { references: Array(101).fill('x') }])(
  'what is no list of references is refused (%#)',
  async (body) => {
    expect((await browser.post('/api/payments/reading', body)).status).toBe(422)
  },
)

async function newOnes(browser: Browser): Promise<string[]> {
  const answer = await browser.get('/api/payments')
  const { payments } = paymentListSchema.parse(await answer.json())
  return payments.filter(({ isNew }) => isNew).map(({ reference }) => reference)
}
