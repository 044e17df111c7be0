import {
  formatTime,
  frenchHolidays,
  isOpen,
  nextOpening,
  type OpeningHours,
  parisDay,
} from 'content-types'

export interface HelpState {
  isOpen: boolean
  sentence: string
  /** When it stops being true. */
  until: Date | undefined
}

/** Whether an adviser answers now, and what a caller does with it. */
export function helpState(hours: OpeningHours, at: Date): HelpState {
  if (isOpen(hours, at)) {
    const until = closingOf(hours, at)
    return { isOpen: true, sentence: `Ouvert, jusqu’à ${clock(hours.closesAt)}`, until }
  }
  const until = nextOpening(hours, at)
  const holiday = frenchHolidays(Number(yearInParis.format(at))).get(parisDay(at))
  const why = holiday ? `Fermé aujourd’hui (${holiday})` : 'Fermé'
  const sentence = until
    ? `${why}, réouverture ${daysAway(at, until)} à ${clock(formatTime(until))}`
    : why
  return { isOpen: false, sentence, until }
}

/** « du lundi au vendredi de 9h à 17h », as the manual writes it. */
export function describeHours(hours: OpeningHours): string {
  const { firstOpenDay, lastOpenDay, opensAt, closesAt } = hours
  const days =
    firstOpenDay === lastOpenDay ? `le ${firstOpenDay}` : `du ${firstOpenDay} au ${lastOpenDay}`
  return `${days} de ${clock(opensAt)} à ${clock(closesAt)}`
}

const timeZone = 'Europe/Paris'
const yearInParis = new Intl.DateTimeFormat('fr-FR', { timeZone, year: 'numeric' })
const weekdayInParis = new Intl.DateTimeFormat('fr-FR', { timeZone, weekday: 'long' })
const dateInParis = new Intl.DateTimeFormat('fr-FR', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})

/** « 9h », « 9h30 » */
function clock(time: string): string {
  const [hours = '', minutes = '00'] = time.split(':')
  return minutes === '00' ? `${Number(hours)}h` : `${Number(hours)}h${minutes}`
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

function closingOf({ closesAt }: OpeningHours, at: Date): Date {
  const minuteStart = at.getTime() - (at.getTime() % MINUTE_MS)
  return new Date(minuteStart + (minutesOf(closesAt) - minutesOf(formatTime(at))) * MINUTE_MS)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function daysAway(from: Date, to: Date): string {
  const days = (Date.parse(parisDay(to)) - Date.parse(parisDay(from))) / DAY_MS
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'demain'
  return days < 7 ? weekdayInParis.format(to) : dateInParis.format(to)
}
