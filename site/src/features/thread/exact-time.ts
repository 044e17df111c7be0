import { formatDate } from 'content-types'

const timeZone = 'Europe/Paris'
const clock = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'medium' })
const offset = new Intl.DateTimeFormat('fr-FR', { timeZone, timeZoneName: 'shortOffset' })

/** « 3 février 2026 à 14:02:05 (heure de Paris, UTC+1) », as a receipt must say it. */
export function formatExactTime(date: Date): string {
  const zone = offset.formatToParts(date).find(({ type }) => type === 'timeZoneName')
  return `${formatDate(date)} à ${clock.format(date)} (heure de Paris, ${zone?.value ?? ''})`
}
