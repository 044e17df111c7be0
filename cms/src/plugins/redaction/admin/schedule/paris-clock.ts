const timeZone = 'Europe/Paris'
// Swedish writes moments as ISO 8601 does.
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** « 2026-03-02T10:00 », as the clocks of Paris show an instant. */
export function typedInParis(instant: Date): string {
  return clock.format(instant).replace(' ', 'T')
}

/**
 * The instant at which the clocks of Paris show what was typed; undefined for nothing. Of an hour
 * that summer time skips, the one after; of one that comes twice, the first.
 */
export function instantOfParis(typed: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return undefined
  const summer = new Date(`${typed}:00+02:00`)
  const winter = new Date(`${typed}:00+01:00`)
  return typedInParis(summer) === typed ? summer : winter
}
