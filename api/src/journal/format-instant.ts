const instant = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** « 01/11/2026 14:02:08 », in Paris. */
export function formatInstant(date: Date): string {
  return instant.format(date)
}
