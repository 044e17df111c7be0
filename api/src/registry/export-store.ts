import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'

const titleSchema = z.object({
  number: z.string(),
  period: z.string(),
  issuedOn: z.string(),
  amountCents: z.number(),
})

/** The « titres de cotisation » of an employer, for whoever asks what is held on them. */
export async function* exportTitles({ database }: Pick<Deps, 'database'>, siret: string) {
  const rows = readPages(
    database,
    `SELECT number, period, issued_on AS issuedOn, amount_cents AS amountCents
     FROM contribution_titles WHERE siret = ? ORDER BY number`,
    [siret],
  )
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
  const rows = readPages(
    database,
    `SELECT reference, nature, period, amount_cents AS amountCents, paid_on AS paidOn, state
     FROM payments WHERE siret = ? ORDER BY reference`,
    [siret],
  )
  for await (const row of rows) yield paymentSchema.parse(row)
}
