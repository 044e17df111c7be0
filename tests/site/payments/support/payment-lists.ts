import { paymentStates, type Payment, type PaymentList } from 'content-types'

export function makePayment(wanted: Partial<Payment> = {}): Payment {
  return {
    reference: 'VIR-2026-0141',
    nature: 'aide',
    period: 'mai 2026',
    amountCents: 123_456,
    paidOn: '2026-05-05',
    state: 'Versé',
    document: null,
    isNew: false,
    ...wanted,
  }
}

/** Twelve months of nothing, but for the last two. */
export const months: PaymentList['months'] = Array.from({ length: 12 }, (_, rank) => ({
  month: `2026-${String(rank + 1).padStart(2, '0')}`,
  paidCents: rank === 10 ? 123_456 : 0,
  comingCents: rank === 11 ? 50_000 : 0,
}))

export function listOf(payments: Payment[], wanted: Partial<PaymentList> = {}): PaymentList {
  const sums = Object.fromEntries(
    paymentStates.map((state) => {
      const found = payments.filter((payment) => payment.state === state)
      const cents = found.reduce((total, { amountCents }) => total + amountCents, 0)
      return [state, { count: found.length, cents }]
    }),
  ) as PaymentList['sums']
  return {
    ...{ payments, page: 1, pages: 1, total: payments.length, sums, months },
    years: ['2026', '2025'],
    natures: ['aide', 'pension'],
    ...wanted,
  }
}
