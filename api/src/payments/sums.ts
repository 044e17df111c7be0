import {
  comingStates,
  paymentNatures,
  paymentStates,
  type PaymentFilters,
  type PaymentList,
} from 'content-types'
import type { MonthSum } from './sums-store.ts'

type Scope = Pick<PaymentFilters, 'year' | 'nature'>

/** How many the filters let through. */
export function countOf(all: readonly MonthSum[], { state, ...scope }: PaymentFilters): number {
  const counted = within(all, scope).filter((sum) => state === '' || sum.state === state)
  return counted.reduce((total, { count }) => total + count, 0)
}

export function sumsByState(all: readonly MonthSum[], scope: Scope): PaymentList['sums'] {
  const sums = within(all, scope)
  const sumOf = (state: MonthSum['state']) =>
    sums
      .filter((sum) => sum.state === state)
      .reduce(
        (total, { count, cents }) => ({ count: total.count + count, cents: total.cents + cents }),
        { count: 0, cents: 0 },
      )
  return Object.fromEntries(
    paymentStates.map((state) => [state, sumOf(state)]),
  ) as PaymentList['sums']
}

/** Planned payments lie ahead: two of the twelve months around today do too. */
const MONTHS_AHEAD = 2

/** The twelve of the year that is asked for, otherwise those around `today`. */
export function twelveMonths(
  all: readonly MonthSum[],
  { year, nature }: Scope,
  today: string,
): PaymentList['months'] {
  const sums = within(all, { year, nature })
  const last = year === '' ? monthOf(today) + MONTHS_AHEAD : monthOf(`${year}-12`)
  return Array.from({ length: 12 }, (_, rank) => {
    const month = nameOf(last - 11 + rank)
    const add = (states: readonly MonthSum['state'][]) =>
      sums
        .filter((sum) => sum.month === month && states.includes(sum.state))
        .reduce((total, { cents }) => total + cents, 0)
    return { month, paidCents: add(['Versé']), comingCents: add(comingStates) }
  })
}

export function yearsOf(all: readonly MonthSum[]): string[] {
  return [...new Set(all.map(({ month }) => month.slice(0, 4)))].reverse()
}

export function naturesOf(all: readonly MonthSum[]): PaymentList['natures'] {
  return paymentNatures.filter((nature) => all.some((sum) => sum.nature === nature))
}

function within(all: readonly MonthSum[], { year, nature }: Scope): MonthSum[] {
  return all.filter(
    (sum) =>
      (year === '' || sum.month.startsWith(`${year}-`)) && (nature === '' || sum.nature === nature),
  )
}

/** Months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function nameOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`
}
