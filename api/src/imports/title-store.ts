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
           AND t.amount_cents = j.value ->> 4
           AND coalesce(j.value ->> 5, t.due_on, '') = coalesce(t.due_on, '')
           AND coalesce(j.value ->> 6, t.paid_on, '') = coalesce(t.paid_on, '') THEN 'same'
         ELSE 'changed'
       END AS outcome, j.key AS position
     FROM json_each(?) j
       LEFT JOIN employers e ON e.siret = j.value ->> 0
       LEFT JOIN contribution_titles t ON t.siret = j.value ->> 0 AND t.number = j.value ->> 1`,
    [toJson(rows)],
  )
  return parseOutcomes(found)
}

/** What a file has no column for stays as it is. */
export function saveTitles(_deps: Pick<Deps, 'clock'>, rows: readonly Row[]): Statement {
  return {
    sql: `INSERT INTO contribution_titles (siret, number, period, issued_on, amount_cents, due_on,
            paid_on)
          SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4,
            nullif(coalesce(j.value ->> 5, t.due_on), ''),
            nullif(coalesce(j.value ->> 6, t.paid_on), '')
          FROM json_each(?) j LEFT JOIN contribution_titles t
            ON t.siret = j.value ->> 0 AND t.number = j.value ->> 1
          WHERE true
          ON CONFLICT (siret, number) DO UPDATE SET period = excluded.period,
            issued_on = excluded.issued_on, amount_cents = excluded.amount_cents,
            due_on = excluded.due_on, paid_on = excluded.paid_on`,
    args: [toJson(rows)],
  }
}

function toJson(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ siret, number, period, issuedOn, amountCents, dueOn, paidOn }) => [
      siret,
      number,
      period,
      issuedOn,
      amountCents,
      orEmpty(dueOn),
      orEmpty(paidOn),
    ]),
  )
}

/** Empty for what is known to be none; null for what the file does not tell. */
function orEmpty(day: string | null | undefined): string | null {
  return day === null ? '' : (day ?? null)
}
