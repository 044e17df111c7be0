import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'

const titleSchema = z.object({
  number: z.string(),
  period: z.string(),
  issuedOn: z.string(),
  amountCents: z.number(),
  dueOn: z.string().nullable(),
  paidOn: z.string().nullable(),
})

/** The « titres de cotisation » of an employer, for whoever asks what is held on them. */
export async function* exportTitles({ database }: Pick<Deps, 'database'>, siret: string) {
  const rows = readPages(database, {
    sql: `SELECT number, period, issued_on AS issuedOn, amount_cents AS amountCents,
            due_on AS dueOn, paid_on AS paidOn
          FROM contribution_titles WHERE siret = ?`,
    args: [siret],
    order: [{ column: 'number', as: 'number' }],
  })
  for await (const row of rows) yield titleSchema.parse(row)
}

const paymentSchema = z.object({
  reference: z.string(),
  nature: z.string(),
  period: z.string(),
  amountCents: z.number(),
  paidOn: z.string(),
  state: z.string(),
})

/** What Enim paid or will pay to an employer. */
export async function* exportPayments({ database }: Pick<Deps, 'database'>, siret: string) {
  const rows = readPages(database, {
    sql: `SELECT reference, nature, period, amount_cents AS amountCents, paid_on AS paidOn, state
          FROM payments WHERE siret = ?`,
    args: [siret],
    order: [{ column: 'reference', as: 'reference' }],
  })
  for await (const row of rows) yield paymentSchema.parse(row)
}
