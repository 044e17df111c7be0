import { deadlineKinds, formatShortDate, type Deadline } from 'content-types'

interface Words {
  /** « En retard » */
  state: string
  /** « Accusé de réception » */
  limit: string
  /** « 03/12/2026 » */
  day: string
  tone: 'good' | 'waiting' | 'bad'
}

const states = {
  fine: { state: 'Dans les temps', tone: 'good' },
  soon: { state: 'Bientôt', tone: 'waiting' },
  late: { state: 'En retard', tone: 'bad' },
} as const

export function deadlineWords({ kind, on, state }: Deadline): Words {
  return { ...states[state], limit: deadlineKinds[kind], day: formatDay(on) }
}

/** A day as « 03/12/2026 », from « 2026-12-03 ». */
export function formatDay(day: string): string {
  return formatShortDate(noonOf(day))
}

/** In the middle of the day, so that it is the same one in Paris. */
export function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
