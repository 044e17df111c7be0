import { formatDate } from 'content-types'

const weekdays = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long' })

/** « 3 décembre 2026 » */
export function dayWords(day: string): string {
  return formatDate(new Date(day))
}

/** « jeudi 3 décembre 2026 » */
export function longDayWords(day: string): string {
  return `${weekdays.format(new Date(day))} ${dayWords(day)}`
}
