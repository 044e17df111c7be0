import { paymentListSchema, paymentNatures, paymentStates, type PaymentList } from 'content-types'
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

test('each state has its sum, so that what was refused counts as paid nowhere', async () => {
  await storePayments(portal, alice, [
    { amountCents: 123_456 },
    { amountCents: -23_456, nature: 'remboursement' },
    { amountCents: 0 },
    { amountCents: 50_000, state: 'Rejeté' },
    { amountCents: 1, state: 'Prévu' },
    { amountCents: 2, state: 'Émis', paidOn: '2025-03-01' },
  ])
  expect((await list()).sums).toEqual({
    Prévu: { count: 1, cents: 1 },
    Émis: { count: 1, cents: 2 },
    Versé: { count: 3, cents: 100_000 },
    Rejeté: { count: 1, cents: 50_000 },
  })
  const { sums, total } = await list('year=2026&nature=aide&state=Rejet%C3%A9')
  expect([total, sums.Versé, sums.Émis]).toEqual([
    1,
    { count: 2, cents: 123_456 },
    { count: 0, cents: 0 },
  ])
})

test('the months are the twelve around today, or those of the year that is asked for', async () => {
  await storePayments(portal, alice, [
    { paidOn: '2026-03-31', amountCents: 100 },
    { paidOn: '2026-03-01', amountCents: 50 },
    { paidOn: '2026-03-02', amountCents: 7_000, state: 'Rejeté' },
    { paidOn: '2026-05-15', amountCents: 300, state: 'Prévu' },
    { paidOn: '2026-05-16', amountCents: 40, state: 'Émis' },
    { paidOn: '2024-01-01', amountCents: -500 },
  ])
  const { months } = await list()
  expect(months.map(({ month }) => month)).toEqual([
    ...['2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
    ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
  ])
  expect(months.at(-3)).toEqual({ month: '2026-03', paidCents: 150, comingCents: 0 })
  expect(months.at(-1)).toEqual({ month: '2026-05', paidCents: 0, comingCents: 340 })
  const of2024 = (await list('year=2024')).months
  expect(of2024).toHaveLength(12)
  expect(of2024[0]).toEqual({ month: '2024-01', paidCents: -500, comingCents: 0 })
  expect(of2024[11]?.month).toBe('2024-12')
  expect((await list('year=1000')).months[0]?.month).toBe('1000-01')
})

test('sums follow payments that come, change, move to another month and leave', async () => {
  const { database } = portal.deps
  for (let round = 0; round < 3; round++) {
    await storePayments(
      portal,
      alice,
      Array.from({ length: 150 }, (_, rank) => someOf(rank + round)),
    )
    await storePayments(
      portal,
      bob,
      Array.from({ length: 30 }, (_, rank) => someOf(rank)),
    )
    await expectExactSums()
  }
  await database.write([
    { sql: `DELETE FROM payments WHERE siret = ? AND reference < 'V-5'`, args: [alice.siret] },
  ])
  await expectExactSums()
})

function someOf(seed: number) {
  const month = String(1 + (seed % 12)).padStart(2, '0')
  return {
    nature: paymentNatures[(seed * 7) % 4] ?? 'aide',
    state: paymentStates[(seed * 3) % 4] ?? 'Versé',
    paidOn: `${String(2024 + (seed % 3))}-${month}-10`,
    amountCents: seed * 137 - 5_000,
  }
}

async function expectExactSums(): Promise<void> {
  const { database } = portal.deps
  const kept = await database.read(
    `SELECT siret, month, nature, state, payments, cents FROM payment_sums
     WHERE payments > 0 ORDER BY 1, 2, 3, 4`,
  )
  const counted = await database.read(
    `SELECT siret, substr(paid_on, 1, 7) AS month, nature, state, count(*) AS payments,
       sum(amount_cents) AS cents FROM payments GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  )
  expect(kept.length).toBeGreaterThan(20)
  expect(kept).toEqual(counted)
}

async function list(query = ''): Promise<PaymentList> {
  const answer = await browser.get(`/api/payments?${query}`)
  return paymentListSchema.parse(await answer.json())
}
