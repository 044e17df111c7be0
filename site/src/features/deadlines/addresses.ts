import type { UpcomingDeadline } from 'content-types'

export const PAGE = '/espace/echeances'

/** The deadlines of one theme, or all. */
export function listAddress(theme?: string): string {
  return theme === undefined ? PAGE : `${PAGE}/${theme}`
}

/** One deadline as a file that calendar programs open. */
export function eventAddress({ slug, day }: Pick<UpcomingDeadline, 'slug' | 'day'>): string {
  return `/api/deadlines/${encodeURIComponent(slug)}/calendar?day=${day}`
}

/** What calendar programs, asked to open it, subscribe to. */
export function webcalAddress(address: string): string {
  return address.replace(/^https?:/, 'webcal:')
}
