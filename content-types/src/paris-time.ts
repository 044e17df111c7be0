const timeZone = 'Europe/Paris'
// Swedish writes days as ISO 8601 does.
const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
const hour = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'short' })

/** « 2026-11-01 », as the clocks of Paris show it. */
export function parisDay(date: Date): string {
  return day.format(date)
}

/** Midnight in Paris at the start of a day (« 2026-11-01 »), in summer as in winter. */
export function startOfParisDay(of: string): Date {
  const winter = new Date(`${of}T00:00:00+01:00`)
  return hour.format(winter) === '00:00' ? winter : new Date(`${of}T00:00:00+02:00`)
}

const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })

/** « 2026-03-02T10:00:00.000+01:00 » */
export function instantInParis(date: Date): string {
  const name = zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const offset = name.replace('GMT', '')
  const local = new Date(date.getTime() + minutesOf(offset) * 60_000)
  return `${local.toISOString().slice(0, -1)}${offset}`
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.split(':').map(Number)
  return hours * 60 + minutes
}
