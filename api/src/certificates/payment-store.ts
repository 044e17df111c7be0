import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { StatementFacts } from './content.ts'

const monthSchema = z.object({ month: z.string() })

/** With at least one payment made, newest first. */
export async function listPaidYears(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<number[]> {
  const rows = await database.read(
    `SELECT month FROM payment_sums
     WHERE siret = ? AND state = 'Versé' AND payments > 0 ORDER BY month DESC`,
    [siret],
  )
  const years = rows.map((row) => Number(monthSchema.parse(row).month.slice(0, 4)))
  return [...new Set(years)]
}

const rowSchema = z.object({
  month: z.string(),
  nature: z.string(),
  payments: z.number(),
  cents: z.number(),
})

/** What was paid in a year, by month and nature. */
export async function sumPayments(
  { database }: Pick<Deps, 'database'>,
  siret: string,
  year: number,
): Promise<StatementFacts['rows']> {
  const rows = await database.read(
    `SELECT month, nature, payments, cents FROM payment_sums
     WHERE siret = ? AND month BETWEEN ? AND ? AND state = 'Versé' AND payments > 0
     ORDER BY month, nature`,
    [siret, `${String(year)}-01`, `${String(year)}-12`],
  )
  return z.array(rowSchema).parse(rows)
}
