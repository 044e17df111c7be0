import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Employer } from '../registry/index.ts'
import type { Outcome } from './kind.ts'
import { parseOutcomes } from './outcome-store.ts'

type Row = Required<Employer>

export async function compareEmployers(
  { database }: Pick<Deps, 'database'>,
  rows: readonly Row[],
): Promise<Outcome[]> {
  const found = await database.read(
    `SELECT CASE
         WHEN e.siret IS NULL THEN 'new'
         WHEN e.name = j.value ->> 1 AND e.address = j.value ->> 2 AND e.service = j.value ->> 3
           THEN 'same'
         ELSE 'changed'
       END AS outcome, j.key AS position
     FROM json_each(?) j LEFT JOIN employers e ON e.siret = j.value ->> 0`,
    [toJson(rows)],
  )
  return parseOutcomes(found)
}

export function saveEmployers({ clock }: Pick<Deps, 'clock'>, rows: readonly Row[]): Statement {
  const now = clock.now()
  return {
    sql: `INSERT INTO employers (siret, name, address, service, created_at, updated_at)
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?, ? FROM json_each(?) j
          WHERE true
          ON CONFLICT (siret) DO UPDATE SET name = excluded.name, address = excluded.address,
            service = excluded.service, updated_at = excluded.updated_at`,
    args: [now, now, toJson(rows)],
  }
}

function toJson(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ siret, name, address, service }) => [siret, name, address, service]),
  )
}
