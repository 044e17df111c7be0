import { isDeepStrictEqual } from 'node:util'
import { deadlineEntrySchema, type DeadlineEntry } from 'content-types'
import type { Deps } from '../deps.ts'
import { readEntries, refreshCopy } from '../platform/cms.ts'
import type { Statement } from '../platform/database.ts'
import {
  listKnown,
  putDeadline,
  withdrawDeadline,
  type Deadline,
  type KnownDeadline,
} from './store.ts'

/** Copies Strapi's deadlines. */
export function refreshDeadlines(deps: Deps): Promise<void> {
  return refreshCopy(deps, 'deadlines', async () => {
    const query = { 'populate[theme]': 'true' }
    const entries = await readEntries(deps, 'deadlines', deadlineEntrySchema, query)
    const deadlines = entries.map(toMirrored)
    const changes = changesBetween(await listKnown(deps), deadlines, deps.clock.now())
    if (changes.length === 0) return undefined
    await deps.database.write(changes)
    return deadlines.length
  })
}

/** What was taken back goes first: its address may be that of another one now. */
function changesBetween(
  known: readonly KnownDeadline[],
  deadlines: readonly Deadline[],
  now: Date,
): Statement[] {
  const shown = new Set(deadlines.map(({ id }) => id))
  const gone = known.filter(({ id, isWithdrawn }) => !isWithdrawn && !shown.has(id))
  const changed = deadlines.flatMap((deadline) => {
    const before = known.find(({ id }) => id === deadline.id)
    if (!before) return [putDeadline({ ...deadline, sequence: 0, changedAt: now })]
    if (!before.isWithdrawn && isDeepStrictEqual({ ...before, ...deadline }, before)) return []
    return [putDeadline({ ...deadline, sequence: before.sequence + 1, changedAt: now })]
  })
  return [...gone.map(({ id }) => withdrawDeadline(id)), ...changed]
}

const months = { 'une seule fois': 0, 'chaque mois': 1, 'chaque trimestre': 3, 'chaque année': 12 }

/** Pages of the portal and secure addresses; anything else is left out. */
const safeLink = /^(?:\/(?!\/)|https:\/\/)[^\s"<>\\]+$/

function toMirrored(entry: DeadlineEntry): Deadline {
  return {
    id: entry.documentId,
    slug: entry.slug,
    title: entry.title,
    description: entry.description,
    link: entry.link && safeLink.test(entry.link) ? entry.link : null,
    themeSlug: entry.theme.slug,
    themeName: entry.theme.name,
    firstDay: entry.date,
    lastDay: entry.until,
    everyMonths: months[entry.repeats],
    isPostponed: entry.postponed,
  }
}
