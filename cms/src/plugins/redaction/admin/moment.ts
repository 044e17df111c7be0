const format = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'medium',
  timeStyle: 'short',
})

/** « 23 nov. 2026, 14:05 », as the clocks of Paris show it. */
export function momentOf(at: string): string {
  return format.format(new Date(at))
}
