import type { UpcomingDeadline } from 'content-types'

const timeZone = 'Europe/Paris'
const long = new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'full' })
const month = new Intl.DateTimeFormat('fr-FR', { timeZone, month: 'long', year: 'numeric' })
const shortMonth = new Intl.DateTimeFormat('fr-FR', { timeZone, month: 'short' })

/** « mercredi 1er avril 2026 » */
export function formatFullDay(day: string): string {
  return long.format(new Date(day)).replace(' 1 ', ' 1er ')
}

/** « Avril 2026 » */
export function formatMonthOf(day: string): string {
  const words = month.format(new Date(day))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** « 1 » and « avr. », for the sheet of a calendar. */
export function sheetOf(day: string): { number: string; month: string } {
  return { number: String(Number(day.slice(8))), month: shortMonth.format(new Date(day)) }
}

/** « aujourd’hui », « demain », « dans 12 jours » */
export function daysLeftWords(daysLeft: number): string {
  if (daysLeft === 0) return 'aujourd’hui'
  if (daysLeft === 1) return 'demain'
  return `dans ${String(daysLeft)}\u00a0jours`
}

/** So few days are left that it stands out. */
export function isSoon({ daysLeft }: Pick<UpcomingDeadline, 'daysLeft'>): boolean {
  return daysLeft <= 7
}
