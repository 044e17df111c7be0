import { addDays, addMonths, parisDay } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { findCalendarVersion } from './address-store.ts'
import { toEvent } from './calendar-events.ts'
import { readCalendarToken } from './calendar-token.ts'
import { writeCalendar } from './icalendar.ts'
import { listBetween } from './list-upcoming.ts'

/** Calendar programs ask a few times a day; many accounts may be read from one address. */
const readings = { tries: 120, seconds: 3600 }
const wrongAddresses = { tries: 60, seconds: 900 }

/** What was due stays in calendars for so many days. */
const DAYS_KEPT = 31

/** The calendar at an address, which anybody who has it may read; an old one is unknown. */
export function createFeed(deps: Deps) {
  const readingLimit = createRateLimit(readings)
  const wrongLimit = createRateLimit(wrongAddresses)

  async function requireHolder(c: Context<AppEnv>, token: string): Promise<void> {
    const holder = readCalendarToken(deps.settings.calendarKey, token)
    if (holder && (await findCalendarVersion(deps, holder.accountId)) === holder.version) {
      await readingLimit.take(holder.accountId)
      return
    }
    await wrongLimit.take(clientKey(c))
    throw notFound()
  }

  return async function readFeed(c: Context<AppEnv>, token: string): Promise<string> {
    await requireHolder(c, token)
    const today = parisDay(deps.clock.now())
    const dated = await listBetween(deps, addDays(today, -DAYS_KEPT), addMonths(today, 12))
    const events = dated.map(({ deadline, ...occurrence }) => toEvent(deps, deadline, occurrence))
    return writeCalendar('Échéances Enim', events)
  }
}
