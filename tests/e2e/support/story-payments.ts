import type { Payment } from 'content-types'

type StoryPayment = Omit<Payment, 'document'> & { document: string }

const usual = { nature: 'aide', state: 'Versé', document: '', isNew: false } as const

/** Three years: what was paid, taken back, refused, and is to come. */
export const storyPayments: StoryPayment[] = [
  payment('2024-03-12', { amountCents: 150_000, period: '4e trimestre 2023' }),
  payment('2025-05-12', { amountCents: 123_456, nature: 'remboursement', period: 'avril 2025' }),
  payment('2025-06-12', { amountCents: -1_250, nature: 'remboursement', period: 'avril 2025' }),
  payment('2025-07-12', { amountCents: 90_000, state: 'Rejeté', period: '2e trimestre 2025' }),
  payment('2025-07-20', { amountCents: 90_000, period: '2e trimestre 2025', isNew: true }),
  payment('2999-01-12', { amountCents: 66_080, state: 'Prévu', period: 'décembre 2998' }),
]

function payment(
  paidOn: string,
  facts: Pick<StoryPayment, 'amountCents' | 'period'> & Partial<StoryPayment>,
): StoryPayment {
  return { ...usual, reference: `RECIT-${paidOn}`, paidOn, ...facts }
}
