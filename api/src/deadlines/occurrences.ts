import { addDays, addMonths, isWorkingDay } from 'content-types'

/** When a deadline comes; days are « 2026-01-31 ». */
export interface Rule {
  firstDay: string
  lastDay: string | null
  /** In months; 0 for a single day. */
  everyMonths: number
  /** Put off to the next day that is neither a weekend nor a public holiday. */
  isPostponed: boolean
}

export interface Occurrence {
  /** The day that the rule gives: it names the occurrence, whatever it is put off to. */
  ruleDay: string
  day: string
}

/** No holiday follows another for as long: 1 May on a Friday is put off by three days. */
const LONGEST_POSTPONEMENT = 7

/** Those of its days that fall between two days, both included, in order. */
export function occurrencesBetween(rule: Rule, from: string, to: string): Occurrence[] {
  const occurrences: Occurrence[] = []
  const earliest = addDays(from, -LONGEST_POSTPONEMENT)
  for (const ruleDay of ruleDays(rule, earliest, to)) {
    const day = rule.isPostponed ? nextWorkingDay(ruleDay) : ruleDay
    if (day >= from && day <= to) occurrences.push({ ruleDay, day })
  }
  return occurrences
}

/** Counted from the first day each time: the 31st comes back after a shorter month. */
function* ruleDays({ firstDay, lastDay, everyMonths }: Rule, from: string, to: string) {
  if (everyMonths === 0) {
    if (firstDay >= from && firstDay <= to) yield firstDay
    return
  }
  const end = lastDay !== null && lastDay < to ? lastDay : to
  const skipped = Math.max(0, Math.floor(monthsBetween(firstDay, from) / everyMonths) - 1)
  for (let times = skipped; ; times++) {
    const day = addMonths(firstDay, times * everyMonths)
    if (day > end) return
    if (day >= from) yield day
  }
}

function monthsBetween(one: string, other: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return months(other) - months(one)
}

function nextWorkingDay(day: string): string {
  let next = day
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}
