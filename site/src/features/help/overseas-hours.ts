import { formatTime, parisDay, type OpeningHours } from 'content-types'

interface OverseasHours {
  place: string
  /** « 4h à 12h », as clocks there show it. */
  hours: string
}

/** Where French seafarers and their employers are, from west to east. */
const places: readonly (readonly [place: string, timeZone: string])[] = [
  ['Polynésie française', 'Pacific/Tahiti'],
  ['Guadeloupe, Martinique, Saint-Barthélemy, Saint-Martin', 'America/Martinique'],
  ['Guyane', 'America/Cayenne'],
  ['Saint-Pierre-et-Miquelon', 'America/Miquelon'],
  ['Mayotte', 'Indian/Mayotte'],
  ['La Réunion', 'Indian/Reunion'],
  ['Nouvelle-Calédonie', 'Pacific/Noumea'],
  ['Wallis-et-Futuna', 'Pacific/Wallis'],
]

/** The help line's hours on the clocks of each overseas territory, on the day of `at` in Paris. */
export function overseasHours(hours: OpeningHours, at: Date): OverseasHours[] {
  const opens = momentInParis(hours.opensAt, at)
  const closes = momentInParis(hours.closesAt, at)
  return places.map(([place, timeZone]) => {
    const local = new Intl.DateTimeFormat('fr-FR', { timeZone, timeStyle: 'short' })
    const next = dayIn(timeZone, closes) > dayIn(timeZone, opens) ? ' le lendemain' : ''
    return { place, hours: `${short(local.format(opens))} à ${short(local.format(closes))}${next}` }
  })
}

/** When clocks in Paris show that time on that day, in summer as in winter. */
function momentInParis(time: string, at: Date): Date {
  const day = parisDay(at)
  const wanted = time.slice(0, 5)
  const winter = new Date(`${day}T${wanted}:00+01:00`)
  return formatTime(winter) === wanted ? winter : new Date(`${day}T${wanted}:00+02:00`)
}

function dayIn(timeZone: string, at: Date): string {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** « 9h », « 9h30 » */
function short(time: string): string {
  const [hours = '', minutes = '00'] = time.split(':')
  return minutes === '00' ? `${Number(hours)}h` : `${Number(hours)}h${minutes}`
}
