import { addMonths, parisDay, type UpcomingDeadline } from 'content-types'
import type { Deps } from '../deps.ts'
import { occurrencesBetween, type Occurrence } from './occurrences.ts'
import { listDeadlines, type MirroredDeadline } from './store.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export type Dated = Occurrence & { deadline: MirroredDeadline }

/** What is due in the next twelve months, soonest first. */
export async function listUpcoming(deps: Deps): Promise<UpcomingDeadline[]> {
  const today = parisDay(deps.clock.now())
  const dated = await listBetween(deps, today, addMonths(today, 12))
  return dated.map(({ deadline, day, ruleDay }) => ({
    slug: deadline.slug,
    title: deadline.title,
    description: deadline.description,
    link: deadline.link,
    theme: { slug: deadline.themeSlug, name: deadline.themeName },
    day,
    postponedFrom: day === ruleDay ? null : ruleDay,
    daysLeft: Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS),
  }))
}

/** Every deadline between two days, both included, in order. */
export async function listBetween(deps: Deps, from: string, to: string): Promise<Dated[]> {
  const deadlines = await listDeadlines(deps)
  return deadlines
    .flatMap((deadline) =>
      occurrencesBetween(deadline, from, to).map((occurrence) => ({ ...occurrence, deadline })),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
