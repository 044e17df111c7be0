import { paymentNatures, paymentStates } from 'content-types'
import { savePayments, type PaymentRow } from '../payments/index.ts'
import type { Kind } from './kind.ts'
import { comparePayments } from './payment-store.ts'

export const payments: Kind<PaymentRow> = {
  label: 'versements',
  columns: ['siret', 'référence', 'nature', 'période', 'montant', 'date', 'état', 'pièce'],
  readRow: (cells) => ({
    siret: cells.siret('siret'),
    reference: cells.text('référence', 60),
    nature: cells.oneOf('nature', paymentNatures),
    period: cells.text('période', 60),
    amountCents: cells.amount('montant'),
    paidOn: cells.date('date'),
    state: cells.oneOf('état', paymentStates),
    document: cells.optional('pièce', 120),
  }),
  keyOf: ({ siret, reference }) => `${siret} ${reference}`,
  compare: comparePayments,
  save: savePayments,
}
