import { parisDay, requestKinds, territoryOfAddress, workingDaysBetween } from 'content-types'
import type { Deps } from '../deps.ts'
import { listAnswered, listThemeSlugs, replaceDelays, type AnsweredRequest } from './delay-store.ts'
import { summarize } from './summarize.ts'

const WINDOW_MS = 180 * 24 * 3_600_000
/** The latest are enough to tell, however many there were. */
const MOST_ANSWERS = 1_000

/** What employers read before they send: how long this service takes to answer. */
export async function computeDelays(deps: Deps): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - WINDOW_MS)
  for (const themeSlug of await listThemeSlugs(deps)) {
    for (const kind of requestKinds) {
      const answered = await listAnswered(deps, { themeSlug, kind, since, limit: MOST_ANSWERS })
      const delays = summarize(answered.map(delayOf))
      await deps.database.write([replaceDelays(deps, themeSlug, kind, delays)])
    }
  }
}

/** In working days: a day off in metropolitan France, or where the employer is, does not count. */
function delayOf({ sentAt, answeredAt, address }: AnsweredRequest): number {
  return workingDaysBetween(parisDay(sentAt), parisDay(answeredAt), territoryOfAddress(address))
}
