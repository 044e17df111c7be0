import { addDays, frenchHolidays, type Territory } from './calendar.ts'

/**
 * Days are « 2026-05-04 ». A working day is neither a Saturday, a Sunday nor a public holiday, in
 * metropolitan France where the services are, nor in the employer's own territory.
 */
export function isWorkingDay(day: string, territory: Territory = 'metropole'): boolean {
  const weekday = new Date(day).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const year = Number(day.slice(0, 4))
  return !holidaysOf(year, 'metropole').has(day) && !holidaysOf(year, territory).has(day)
}

/** The last day of a time limit of so many working days, which begins the day after `day`. */
export function addWorkingDays(day: string, count: number, territory?: Territory): string {
  let last = day
  for (let left = count; left > 0;) {
    last = addDays(last, 1)
    if (isWorkingDay(last, territory)) left--
  }
  return last
}

/** How many working days come after `from`, up to `to` included; 0 on the same day. */
export function workingDaysBetween(from: string, to: string, territory?: Territory): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, territory)) count++
  }
  return count
}

/** The territory of a French postal code; metropolitan France when it says none. */
export function territoryOf(postalCode: string): Territory {
  return territoriesByCode.find(([prefix]) => postalCode.startsWith(prefix))?.[1] ?? 'metropole'
}

/** Of a postal address, by the last five digits in it that a name follows. */
export function territoryOfAddress(address: string): Territory {
  const [postalCode = ''] = [...address.matchAll(/(?<!\d)\d{5}(?=\s+\p{L})/gu)].at(-1) ?? []
  return territoryOf(postalCode)
}

/** Longest first: two communes have left Guadeloupe and kept its number. */
const territoriesByCode: readonly (readonly [string, Territory])[] = [
  ['97133', 'saint-barthelemy'],
  ['97150', 'saint-martin'],
  ['971', 'guadeloupe'],
  ['972', 'martinique'],
  ['973', 'guyane'],
  ['974', 'reunion'],
  ['975', 'saint-pierre-et-miquelon'],
  ['976', 'mayotte'],
  ['986', 'wallis-et-futuna'],
  ['987', 'polynesie'],
  ['988', 'nouvelle-caledonie'],
]

/** A time limit asks for the same years again and again. */
const known = new Map<string, ReadonlyMap<string, string>>()

function holidaysOf(year: number, territory: Territory): ReadonlyMap<string, string> {
  const key = `${String(year)} ${territory}`
  const holidays = known.get(key) ?? frenchHolidays(year, territory)
  known.set(key, holidays)
  return holidays
}
