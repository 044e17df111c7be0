import type { Deps } from '../deps.ts'
import { paymentsToJson, type PaymentRow } from '../payments/index.ts'
import type { Outcome } from './kind.ts'
import { parseOutcomes } from './outcome-store.ts'

export async function comparePayments(
  { database }: Pick<Deps, 'database'>,
  rows: readonly PaymentRow[],
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
    [paymentsToJson(rows)],
  )
  return parseOutcomes(found)
}
