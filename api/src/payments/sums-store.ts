import { paymentNatures, paymentStates } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const sumSchema = z.object({
  /** YYYY-MM */
  month: z.string(),
  nature: z.enum(paymentNatures),
  state: z.enum(paymentStates),
  count: z.number(),
  cents: z.number(),
})

/** What an employer has of one nature in one state in one month. */
export type MonthSum = z.infer<typeof sumSchema>

/** In the order of the months. */
export async function listMonthSums(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<MonthSum[]> {
  const rows = await database.read(
    `SELECT month, nature, state, payments AS count, cents FROM payment_sums
     WHERE siret = ? AND payments > 0 ORDER BY month, nature, state`,
    [siret],
  )
  return rows.map((row) => sumSchema.parse(row))
}
