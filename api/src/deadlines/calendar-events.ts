import { formatDate } from 'content-types'
import type { Deps } from '../deps.ts'
import type { CalendarEvent } from './icalendar.ts'
import type { Occurrence } from './occurrences.ts'
import type { MirroredDeadline } from './store.ts'

/** A deadline of one day, as calendar programs show it. */
export function toEvent(
  { settings }: Pick<Deps, 'settings'>,
  deadline: MirroredDeadline,
  { ruleDay, day }: Occurrence,
): CalendarEvent {
  const { publicUrl } = settings
  const { title, description, link, themeName, sequence, changedAt } = deadline
  const url = link === null ? undefined : new URL(link, publicUrl).href
  return {
    uid: `${deadline.id}-${ruleDay}@${new URL(publicUrl).hostname}`,
    day,
    summary: `Enim : ${title}`,
    description: [description, ...postponement(ruleDay, day), ...(url ? [url] : [])].join('\n'),
    category: themeName,
    url,
    sequence,
    changedAt,
  }
}

function postponement(ruleDay: string, day: string): string[] {
  if (ruleDay === day) return []
  return [`Reportée du ${formatDate(new Date(ruleDay))} au premier jour ouvrable suivant.`]
}
