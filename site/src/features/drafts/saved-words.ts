import { formatDate, formatTime } from 'content-types/french'

/** « Brouillon enregistré à 14:02 », with its day when that is not today. */
export function savedWords(lead: string, savedAt: Date, now: Date): string {
  const isToday = formatDate(savedAt) === formatDate(now)
  const day = isToday ? '' : `le ${formatDate(savedAt)} `
  return `${lead} ${day}à ${formatTime(savedAt)}`
}
