import { addDays, frenchHolidays } from './calendar.ts'
import type { Setting } from './contents.ts'
import { setting } from './definitions/setting.ts'

/** The days and hours that editors set for the help line, in Paris time. */
export type OpeningHours = Pick<Setting, 'firstOpenDay' | 'lastOpenDay' | 'opensAt' | 'closesAt'>

/**
 * Whether the clock in Paris shows an open hour of an open day that is no public holiday. The
 * closing minute is already closed.
 */
export function isOpen(hours: OpeningHours, at: Date): boolean {
  const { day, time } = inParis(at)
  if (time < hours.opensAt || time >= hours.closesAt) return false
  return isOpenWeekday(hours, day) && !frenchHolidays(Number(day.slice(0, 4))).has(day)
}

/**
 * The first open moment from `at` on: `at` itself when it is open. Undefined when it never opens,
 * that is when `closesAt` is not after `opensAt`.
 */
export function nextOpening(hours: OpeningHours, at: Date): Date | undefined {
  if (isOpen(hours, at)) return at
  const today = inParis(at).day
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const opening = possibleOpenings(addDays(today, ahead), hours.opensAt).find(
      (moment) => moment >= at && isOpen(hours, moment),
    )
    if (opening) return opening
  }
  return undefined
}

/** Three weeks can miss their Monday or Thursday: 1 May, 8 May, then Whit Monday or Ascension. */
const LOOK_AHEAD_DAYS = 28

const weekdays = setting.attributes.firstOpenDay.enum

// Swedish writes dates as ISO 8601 does: « 2026-05-01 09:00 ».
const parisClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

function inParis(at: Date): { day: string; time: string } {
  const [day = '', time = ''] = parisClock.format(at).split(' ')
  return { day, time }
}

/** The week may pass over Sunday: « samedi » to « mardi » is four days. */
function isOpenWeekday(hours: OpeningHours, day: string): boolean {
  const monday = 1
  const weekday = (new Date(day).getUTCDay() - monday + 7) % 7
  const first = weekdays.indexOf(hours.firstOpenDay)
  const last = weekdays.indexOf(hours.lastOpenDay)
  return (weekday - first + 7) % 7 <= (last - first + 7) % 7
}

/**
 * The moments of a day at which a closed line may open, in order: when the clock shows `opensAt`,
 * in summer or winter time, and when the clock jumps (always at 01:00 UTC, directive 2000/84/CE).
 */
function possibleOpenings(day: string, opensAt: string): Date[] {
  const summer = new Date(`${day}T${opensAt}+02:00`)
  const winter = new Date(`${day}T${opensAt}+01:00`)
  const jump = new Date(`${day}T01:00Z`)
  return [summer, winter, jump].sort((one, other) => one.getTime() - other.getTime())
}
