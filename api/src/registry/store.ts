import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** What Enim's register says of an employer. */
export interface Employer {
  siret: string
  /** Raison sociale. */
  name: string
  address: string
  /** The part of Enim that follows it. */
  service?: string
}

/** A « titre de cotisation ». */
export interface Title {
  number: string
  period: string
  /** YYYY-MM-DD */
  issuedOn: string
  amountCents: number
  /** YYYY-MM-DD; null when Enim does not say, undefined for what was known before. */
  dueOn?: string | null | undefined
  /** YYYY-MM-DD; null when it is not paid, undefined for what was known before. */
  paidOn?: string | null | undefined
}

export function upsertEmployer(
  { clock }: Pick<Deps, 'clock'>,
  { siret, name, address, service = '' }: Employer,
): Statement {
  const now = clock.now()
  return {
    sql: `INSERT INTO employers (siret, name, address, service, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (siret) DO UPDATE SET name = excluded.name, address = excluded.address,
            service = excluded.service, updated_at = excluded.updated_at`,
    args: [siret, name, address, service, now, now],
  }
}

export function upsertTitle(siret: string, title: Title): Statement {
  return {
    sql: `INSERT INTO contribution_titles (siret, number, period, issued_on, amount_cents, due_on,
            paid_on)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (siret, number) DO UPDATE SET period = excluded.period,
            issued_on = excluded.issued_on, amount_cents = excluded.amount_cents,
            due_on = excluded.due_on, paid_on = excluded.paid_on`,
    args: [
      siret,
      title.number,
      title.period,
      title.issuedOn,
      title.amountCents,
      title.dueOn ?? null,
      title.paidOn ?? null,
    ],
  }
}

export async function hasEmployer({ database }: Pick<Deps, 'database'>): Promise<boolean> {
  return (await database.read('SELECT 1 FROM employers LIMIT 1')).length > 0
}

const employerSchema = z.object({
  siret: z.string(),
  name: z.string(),
  address: z.string(),
  service: z.string(),
})

export async function findEmployer(
  { database }: Pick<Deps, 'database'>,
  siret: string,
): Promise<Employer | undefined> {
  const rows = await database.read(
    'SELECT siret, name, address, service FROM employers WHERE siret = ?',
    [siret],
  )
  return rows.map((row) => employerSchema.parse(row))[0]
}
