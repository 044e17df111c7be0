import { formatDate } from 'content-types'

// Swedish writes days as ISO 8601 does.
const parisDays = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
})
const weekdays = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long' })

/** « 2026-11-01 », as the clocks of Paris show it. */
export function parisDay(date: Date): string {
  return parisDays.format(date)
}

/** « 3 décembre 2026 » */
export function dayWords(day: string): string {
  return formatDate(new Date(day))
}

/** « jeudi 3 décembre 2026 » */
export function longDayWords(day: string): string {
  return `${weekdays.format(new Date(day))} ${dayWords(day)}`
}
