import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Outcome } from './kind.ts'
import { parseOutcomes } from './outcome-store.ts'

export const paymentNatures = [
  'indemnité journalière subrogée',
  'aide',
  'remboursement',
  'pension',
] as const
export const paymentStates = ['Prévu', 'Émis', 'Versé', 'Rejeté'] as const

/** What Enim pays to an employer. */
export interface Payment {
  siret: string
  reference: string
  nature: (typeof paymentNatures)[number]
  period: string
  amountCents: number
  /** YYYY-MM-DD; in the future for a payment that is planned. */
  paidOn: string
  state: (typeof paymentStates)[number]
  /** The name of the paper that goes with it; may be empty. */
  document: string
}

export async function comparePayments(
  { database }: Pick<Deps, 'database'>,
  rows: readonly Payment[],
): Promise<Outcome[]> {
  const found = await database.read(
    `SELECT CASE
         WHEN e.siret IS NULL THEN 'unknown'
         WHEN p.siret IS NULL THEN 'new'
         WHEN p.nature = j.value ->> 2 AND p.period = j.value ->> 3
           AND p.amount_cents = j.value ->> 4 AND p.paid_on = j.value ->> 5
           AND p.state = j.value ->> 6 AND p.document = j.value ->> 7 THEN 'same'
         ELSE 'changed'
       END AS outcome, j.key AS position
     FROM json_each(?) j
       LEFT JOIN employers e ON e.siret = j.value ->> 0
       LEFT JOIN payments p ON p.siret = j.value ->> 0 AND p.reference = j.value ->> 1`,
    [toJson(rows)],
  )
  return parseOutcomes(found)
}

export function savePayments({ clock }: Pick<Deps, 'clock'>, rows: readonly Payment[]): Statement {
  return {
    sql: `INSERT INTO payments (siret, reference, nature, period, amount_cents, paid_on, state,
            document, updated_at)
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
            value ->> 6, value ->> 7, ?
          FROM json_each(?) j WHERE true
          ON CONFLICT (siret, reference) DO UPDATE SET nature = excluded.nature,
            period = excluded.period, amount_cents = excluded.amount_cents,
            paid_on = excluded.paid_on, state = excluded.state, document = excluded.document,
            updated_at = excluded.updated_at`,
    args: [clock.now(), toJson(rows)],
  }
}

function toJson(rows: readonly Payment[]): string {
  return JSON.stringify(
    rows.map((row) => [
      row.siret,
      row.reference,
      row.nature,
      row.period,
      row.amountCents,
      row.paidOn,
      row.state,
      row.document,
    ]),
  )
}
