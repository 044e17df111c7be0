import {
  addDays,
  instantInParis,
  isWorkingDay,
  parisDay,
  startOfParisDay,
  type Frequency,
} from 'content-types'

/** Whole hours of Paris: letters leave from `from` on and before `to`. */
export interface SendingHours {
  from: number
  to: number
  /** Of the weekly digest: 1 is Monday, 7 is Sunday. */
  weekday: number
}

export type DigestFrequency = Exclude<Frequency, 'at-once'>

/** How late a digest still leaves, in days, by a portal that stood still. */
const lateDays: Record<DigestFrequency, number> = { weekly: 3, monthly: 10 }

export function isSendingTime({ from, to }: SendingHours, now: Date): boolean {
  const hour = hourInParis(now)
  return hour >= from && hour < to
}

/** The day of the latest digest that should have left by now; undefined when that is long ago. */
export function digestDay(
  hours: SendingHours,
  frequency: DigestFrequency,
  now: Date,
): string | undefined {
  const today = parisDay(now)
  for (let back = 0; back <= lateDays[frequency]; back++) {
    const day = addDays(today, -back)
    if (isDigestDay(hours, frequency, day) && openingOf(hours, day) <= now) return day
  }
  return undefined
}

function isDigestDay({ weekday }: SendingHours, frequency: DigestFrequency, day: string): boolean {
  if (frequency === 'weekly') return (new Date(day).getUTCDay() || 7) === weekday
  return isFirstWorkingDay(day)
}

function isFirstWorkingDay(day: string): boolean {
  const first = `${day.slice(0, 7)}-01`
  for (let before = first; before < day; before = addDays(before, 1)) {
    if (isWorkingDay(before)) return false
  }
  return isWorkingDay(day)
}

/** Clocks change at night: the opening is counted back from what they show twelve hours later. */
function openingOf({ from }: SendingHours, day: string): Date {
  const midday = new Date(startOfParisDay(day).getTime() + 12 * HOUR_MS)
  return new Date(midday.getTime() - (hourInParis(midday) - from) * HOUR_MS)
}

const HOUR_MS = 3_600_000

function hourInParis(date: Date): number {
  return Number(instantInParis(date).slice(11, 13))
}
