import {
  doneSchema,
  paymentListSchema,
  paymentSummarySchema,
  type PaymentFilters,
} from 'content-types'
import { queryOf, type Calls } from '../api-call.ts'

/** What Enim pays to the employer. */
export function paymentCalls({ call, post }: Calls) {
  return {
    listPayments: ({ page, ...filters }: PaymentFilters & { page: number }) =>
      call(paymentListSchema, `/api/payments?${queryOf({ ...filters, page })}`),
    getPaymentSummary: () => call(paymentSummarySchema, '/api/payments/summary'),
    /** The page has shown them: it is the portal that posts, wherever the link came from. */
    markPaymentsShown: (references: readonly string[]) =>
      post(
        doneSchema,
        '/api/payments/reading',
        { references },
        { 'sec-fetch-site': 'same-origin' },
      ),
  }
}
