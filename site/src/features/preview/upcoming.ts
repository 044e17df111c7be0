import type { DeadlineEntry, UpcomingDeadline } from 'content-types'

const DAY_MS = 24 * 60 * 60 * 1_000

/** A deadline as if its first day were the next one, which the api alone works out. */
export function upcoming(entry: DeadlineEntry, now = Date.now()): UpcomingDeadline {
  const { slug, title, description, link, theme, date } = entry
  const daysLeft = Math.max(0, Math.ceil((Date.parse(date) - now) / DAY_MS))
  return { slug, title, description, link, theme, day: date, postponedFrom: null, daysLeft }
}
