import * as z from 'zod'
import type { Deps } from '../deps.ts'

const helpedSchema = z.object({
  slug: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** The frequent questions of which an account said that their answer helped, by address. */
export async function exportHelped({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    'SELECT slug, at FROM faq_helped WHERE account_id = ? ORDER BY slug',
    [accountId],
  )
  return z.array(helpedSchema).parse(rows)
}
