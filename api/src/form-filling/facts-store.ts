import { parisDay, type FormField } from 'content-types'
import parsePhoneNumber from 'libphonenumber-js/min'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

export type Facts = Record<NonNullable<FormField['fact']>, string>

const rowSchema = z.object({
  siret: z.string(),
  name: z.string(),
  address: z.string(),
  email: z.string(),
  mobile: z
    .string()
    .nullable()
    .transform((mobile) => parsePhoneNumber(mobile ?? '')?.formatInternational() ?? ''),
  holder: z.string(),
})

/** What the portal knows of whoever fills a form in; empty for what it does not. */
export async function readFacts(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  accountId: string,
): Promise<Facts> {
  const rows = await database.read(
    `SELECT a.siret, e.name, COALESCE(a.address, e.address) AS address, a.email, a.mobile, a.holder
     FROM accounts a JOIN employers e ON e.siret = a.siret WHERE a.id = ?`,
    [accountId],
  )
  const known = rowSchema.parse(rows[0])
  return { ...known, siren: known.siret.slice(0, 9), today: parisDay(clock.now()) }
}
