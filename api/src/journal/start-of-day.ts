const timeZone = 'Europe/Paris'
const instant = new Intl.DateTimeFormat('fr-FR', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
})
const hour = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'short' })

/** Midnight in Paris at the start of a day (« 2026-11-01 »), in summer as in winter. */
export function startOfDay(day: string): Date {
  const winter = new Date(`${day}T00:00:00+01:00`)
  return hour.format(winter) === '00:00' ? winter : new Date(`${day}T00:00:00+02:00`)
}

/** « 01/11/2026 14:02:08 », in Paris. */
export function formatInstant(date: Date): string {
  return instant.format(date)
}
