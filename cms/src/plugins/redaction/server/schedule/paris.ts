const format = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** « 3 mars 2026 à 09:00 », whatever the time zone of the server. */
export function formatInParis(date: Date): string {
  return format.format(date)
}
