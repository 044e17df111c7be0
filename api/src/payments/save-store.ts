import type { Payment } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** A payment as Enim's own applications know it. */
export interface PaymentRow extends Pick<
  Payment,
  'reference' | 'nature' | 'period' | 'amountCents' | 'paidOn' | 'state'
> {
  siret: string
  /** The name of the paper that goes with it; may be empty. */
  document: string
}

/** A payment is known by its employer and its reference. */
export function upsertPayments(rows: readonly PaymentRow[], at: Date): Statement {
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
    args: [at, paymentsToJson(rows)],
  }
}

const positionSchema = z.object({ position: z.number() })

/** Those that are worth telling: unknown until now, or paid or refused since. */
export async function findNews(
  { database }: Pick<Deps, 'database'>,
  rows: readonly PaymentRow[],
): Promise<PaymentRow[]> {
  const found = await database.read(
    `SELECT j.key AS position
     FROM json_each(?) j
       LEFT JOIN payments p ON p.siret = j.value ->> 0 AND p.reference = j.value ->> 1
     WHERE p.siret IS NULL
       OR (p.state <> j.value ->> 6 AND j.value ->> 6 IN ('Versé', 'Rejeté'))`,
    [paymentsToJson(rows)],
  )
  return found.flatMap((row) => rows[positionSchema.parse(row).position] ?? [])
}

/** An array of arrays, for `json_each`. */
export function paymentsToJson(rows: readonly PaymentRow[]): string {
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
