import { isDeepStrictEqual } from 'node:util'
import { deadlineEntrySchema, type DeadlineEntry } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import {
  listKnown,
  putDeadline,
  withdrawDeadline,
  type Deadline,
  type KnownDeadline,
} from './store.ts'

const PATIENCE_MS = 10_000

/** Copies Strapi's deadlines. Whatever goes wrong, the last good copy stays. */
export async function refreshDeadlines(deps: Deps): Promise<void> {
  try {
    const deadlines = await fetchDeadlines(deps)
    const changes = changesBetween(await listKnown(deps), deadlines, deps.clock.now())
    if (changes.length === 0) return
    await deps.database.write(changes)
    deps.log.info('deadlines refreshed', { count: deadlines.length })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    deps.log.warn('deadlines not refreshed', { reason })
  }
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

const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ pageCount: z.number().int() }) }),
})

/** Every page; an entry that does not parse is left out, as the site leaves it out. */
async function fetchDeadlines({ settings }: Deps): Promise<Deadline[]> {
  const { url, token } = settings.cms
  const deadlines: Deadline[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = `populate[theme]=true&pagination[pageSize]=100&pagination[page]=${String(page)}`
    const answer = await fetch(`${url}/api/deadlines?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
    const { data, meta } = pageSchema.parse(await answer.json())
    for (const entry of data) {
      const parsed = deadlineEntrySchema.safeParse(entry)
      if (parsed.success) deadlines.push(toMirrored(parsed.data))
    }
    pages = meta.pagination.pageCount
  }
  return deadlines
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
