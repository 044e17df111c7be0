import { validationFacts, type ValidationFact } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const factSchema = z.object({ fact: z.enum(validationFacts) })

/** Which facts of a title a first connection may ask about, in their order. */
export async function listAskedFacts({
  database,
}: Pick<Deps, 'database'>): Promise<ValidationFact[]> {
  const rows = await database.read('SELECT fact FROM validation_facts WHERE is_asked = 1')
  const asked = rows.map((row) => factSchema.parse(row).fact)
  return validationFacts.filter((fact) => asked.includes(fact))
}

/** A fact as it was read: a number without its separators, YYYY-MM-DD, or cents. */
export type ReadFact =
  | { fact: 'number'; value: string }
  | { fact: 'date'; value: string }
  | { fact: 'amount'; value: number }

const conditions: Record<ValidationFact, string> = {
  number: `upper(replace(replace(replace(replace(number, ' ', ''), '-', ''), '/', ''), '.', '')) = ?`,
  date: 'issued_on = ?',
  amount: 'amount_cents = ?',
}

/** Whether one of the employer's titles says so; no for an employer that the register ignores. */
export async function hasTitleWith(
  { database }: Pick<Deps, 'database'>,
  siret: string,
  { fact, value }: ReadFact,
): Promise<boolean> {
  const rows = await database.read(
    `SELECT 1 FROM contribution_titles WHERE siret = ? AND ${conditions[fact]} LIMIT 1`,
    [siret, value],
  )
  return rows.length > 0
}
