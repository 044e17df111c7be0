import * as z from 'zod'

/** « Mes versements » : what Enim pays to an employer. */

export const paymentNatures = [
  'indemnité journalière subrogée',
  'aide',
  'remboursement',
  'pension',
] as const
export type PaymentNature = (typeof paymentNatures)[number]

export const paymentStates = ['Prévu', 'Émis', 'Versé', 'Rejeté'] as const
export type PaymentState = (typeof paymentStates)[number]

/** Planned, or on its way. */
export const comingStates = ['Prévu', 'Émis'] as const satisfies readonly PaymentState[]

const choiceMessage = 'Choisissez dans la liste.'
const natureSchema = z.enum(paymentNatures)
const stateSchema = z.enum(paymentStates)

/** An empty one filters nothing. */
export const paymentFiltersSchema = z.object({
  year: z
    .union([z.literal(''), z.string().regex(/^[12]\d{3}$/, choiceMessage)], choiceMessage)
    .default(''),
  nature: z.union([z.literal(''), natureSchema], choiceMessage).default(''),
  state: z.union([z.literal(''), stateSchema], choiceMessage).default(''),
})

export const paymentSchema = z.object({
  reference: z.string(),
  nature: natureSchema,
  period: z.string(),
  /** Below zero for what Enim takes back. */
  amountCents: z.number().int(),
  /** YYYY-MM-DD; in the future for a payment that is planned. */
  paidOn: z.iso.date(),
  state: stateSchema,
  /** The paper that goes with it, with its file when it is among the personal documents. */
  document: z
    .object({
      name: z.string(),
      file: z.object({ id: z.string(), bytes: z.number().int() }).nullable(),
    })
    .nullable(),
  /** Nobody has seen it on the page yet. */
  isNew: z.boolean(),
})

const sumSchema = z.object({ count: z.number().int(), cents: z.number().int() })

export const paymentListSchema = z.object({
  payments: z.array(paymentSchema),
  page: z.number().int(),
  pages: z.number().int(),
  /** Of those that the filters let through. */
  total: z.number().int(),
  /** By state, of the year and the nature that are asked for, whatever the state. */
  sums: z.record(stateSchema, sumSchema),
  /** Twelve, in order: those of the year that is asked for, otherwise around today. */
  months: z.array(
    z.object({
      /** YYYY-MM */
      month: z.string(),
      paidCents: z.number().int(),
      comingCents: z.number().int(),
    }),
  ),
  /** Those that the employer has payments of, the latest first; none at all without payments. */
  years: z.array(z.string()),
  natures: z.array(natureSchema),
})

export const paymentSummarySchema = z.object({
  last: paymentSchema.nullable(),
  next: paymentSchema.nullable(),
})

/** The payments that the page has just shown. */
export const shownPaymentsSchema = z.object({
  references: z.array(z.string().min(1).max(60)).max(100),
})

export type PaymentFilters = z.infer<typeof paymentFiltersSchema>
export type Payment = z.infer<typeof paymentSchema>
export type PaymentList = z.infer<typeof paymentListSchema>
export type PaymentSummary = z.infer<typeof paymentSummarySchema>
