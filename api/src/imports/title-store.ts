import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Title } from '../registry/index.ts'
import type { Outcome } from './kind.ts'
import { parseOutcomes } from './outcome-store.ts'

type Row = Title & { siret: string }

export async function compareTitles(
  { database }: Pick<Deps, 'database'>,
  rows: readonly Row[],
): Promise<Outcome[]> {
  const found = await database.read(
    `SELECT CASE
         WHEN e.siret IS NULL THEN 'unknown'
         WHEN t.siret IS NULL THEN 'new'
         WHEN t.period = j.value ->> 2 AND t.issued_on = j.value ->> 3
           AND t.amount_cents = j.value ->> 4 THEN 'same'
         ELSE 'changed'
       END AS outcome, j.key AS position
     FROM json_each(?) j
       LEFT JOIN employers e ON e.siret = j.value ->> 0
       LEFT JOIN contribution_titles t ON t.siret = j.value ->> 0 AND t.number = j.value ->> 1`,
    [toJson(rows)],
  )
  return parseOutcomes(found)
}

export function saveTitles(_deps: Pick<Deps, 'clock'>, rows: readonly Row[]): Statement {
  return {
    sql: `INSERT INTO contribution_titles (siret, number, period, issued_on, amount_cents)
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
          FROM json_each(?) j WHERE true
          ON CONFLICT (siret, number) DO UPDATE SET period = excluded.period,
            issued_on = excluded.issued_on, amount_cents = excluded.amount_cents`,
    args: [toJson(rows)],
  }
}

function toJson(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ siret, number, period, issuedOn, amountCents }) => [
      siret,
      number,
      period,
      issuedOn,
      amountCents,
    ]),
  )
}
