import {
  limits,
  parisDay,
  type Payment,
  type PaymentFilters,
  type PaymentList,
  type PaymentSummary,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { listKept, readKept, type KeptPayment, type Owner } from './list-store.ts'
import { findPapers } from './paper-store.ts'
import { findLastPaid, findNextComing } from './summary-store.ts'
import { countOf, naturesOf, sumsByState, twelveMonths, yearsOf } from './sums.ts'
import { listMonthSums } from './sums-store.ts'

/** A page that does not exist is the nearest one that does. */
export async function listPayments(
  deps: Pick<Deps, 'database' | 'clock'>,
  owner: Owner,
  filters: PaymentFilters,
  asked: number,
): Promise<PaymentList> {
  const limit = limits.pageSize
  const sums = await listMonthSums(deps, owner.siret)
  const total = countOf(sums, filters)
  const pages = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(Math.max(asked, 1), pages)
  const kept = await listKept(deps, owner, filters, { limit, offset: (page - 1) * limit })
  return {
    payments: await withPapers(deps, owner, kept),
    page,
    pages,
    total,
    sums: sumsByState(sums, filters),
    months: twelveMonths(sums, filters, parisDay(deps.clock.now())),
    years: yearsOf(sums),
    natures: naturesOf(sums),
  }
}

export async function summarizePayments(
  deps: Pick<Deps, 'database' | 'clock'>,
  owner: Owner,
): Promise<PaymentSummary> {
  const last = await findLastPaid(deps, owner.siret)
  const next = await findNextComing(deps, owner.siret, parisDay(deps.clock.now()))
  const references = [last, next].flatMap((reference) => reference ?? [])
  const found = await withPapers(deps, owner, await readKept(deps, owner, references))
  const named = (wanted: string | undefined) =>
    found.find(({ reference }) => reference === wanted) ?? null
  return { last: named(last), next: named(next) }
}

async function withPapers(
  deps: Pick<Deps, 'database'>,
  { id }: Owner,
  payments: readonly KeptPayment[],
): Promise<Payment[]> {
  const names = new Set(payments.map(({ document }) => document).filter((name) => name !== ''))
  const papers = await findPapers(deps, id, [...names])
  return payments.map(({ document: name, ...payment }) => ({
    ...payment,
    document: name === '' ? null : { name, file: papers.get(name) ?? null },
  }))
}
