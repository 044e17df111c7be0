import * as z from 'zod'
import type { Deps } from '../deps.ts'

const titleSchema = z.object({
  number: z.string(),
  period: z.string(),
  amountCents: z.number(),
  dueOn: z.string().nullable(),
  paidOn: z.string().nullable(),
})

export type KnownTitle = z.infer<typeof titleSchema>

/** All those of an employer, some four a year; those of an unknown day first, then the oldest. */
export async function listTitles(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<KnownTitle[]> {
  const rows = await database.read(
    `SELECT number, period, amount_cents AS amountCents, due_on AS dueOn, paid_on AS paidOn
     FROM contribution_titles WHERE siret = ? ORDER BY due_on`,
    [siret],
  )
  return z.array(titleSchema).parse(rows)
}
