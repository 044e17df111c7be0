import { count, parisDay } from 'content-types'

const DAY_MS = 24 * 60 * 60 * 1000

/** How many days ago, as the calendar of Paris counts them: « aujourd’hui », « hier », « 12 jours ». */
export function ageOf(sentAt: string, now: Date): string {
  const days = (midnight(now) - midnight(new Date(sentAt))) / DAY_MS
  if (days <= 0) return 'aujourd’hui'
  return days === 1 ? 'hier' : count(days, 'jour')
}

function midnight(date: Date): number {
  return Date.parse(parisDay(date))
}
