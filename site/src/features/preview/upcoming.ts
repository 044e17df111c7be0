import { definitions, type DeadlineEntry, type UpcomingDeadline } from 'content-types'

const DAY_MS = 24 * 60 * 60 * 1_000

/** A draft may hold any link; those that no deadline may have are left out, as the api does. */
const allowedLink = new RegExp(definitions.deadline.attributes.link.regex)

/** A deadline as if its first day were the next one, which the api alone works out. */
export function upcoming(entry: DeadlineEntry, now = Date.now()): UpcomingDeadline {
  const { slug, title, description, theme, date } = entry
  const link = entry.link && allowedLink.test(entry.link) ? entry.link : null
  const daysLeft = Math.max(0, Math.ceil((Date.parse(date) - now) / DAY_MS))
  return { slug, title, description, link, theme, day: date, postponedFrom: null, daysLeft }
}
