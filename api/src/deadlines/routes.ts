import { createRoute } from '@hono/zod-openapi'
import { calendarAddressSchema, upcomingDeadlineListSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { clientOf } from '../platform/client.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount, type SignedIn } from '../sessions/index.ts'
import { findCalendarVersion, renewCalendarAddress } from './address-store.ts'
import { answerEvent, answerFeed } from './answer-calendar.ts'
import { toEvent } from './calendar-events.ts'
import { signCalendarToken } from './calendar-token.ts'
import { writeCalendar } from './icalendar.ts'
import { listUpcoming } from './list-upcoming.ts'
import { occurrencesBetween } from './occurrences.ts'
import { createFeed } from './read-feed.ts'
import { findDeadline } from './store.ts'

const calendar = {
  200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
}
const address = {
  200: {
    description: 'Where calendar programs read the deadlines',
    content: { 'application/json': { schema: calendarAddressSchema } },
  },
}

const listRoute = createRoute({
  method: 'get',
  path: '/deadlines',
  responses: {
    200: {
      description: 'What is due in the next twelve months, soonest first',
      content: { 'application/json': { schema: upcomingDeadlineListSchema } },
    },
  },
})

const eventRoute = createRoute({
  method: 'get',
  path: '/deadlines/{slug}/calendar',
  request: {
    params: z.object({ slug: z.string().max(300) }),
    query: z.object({ day: z.iso.date() }),
  },
  responses: calendar,
})

const addressRoute = createRoute({ method: 'get', path: '/calendar', responses: address })

const renewalRoute = createRoute({ method: 'post', path: '/calendar/renewal', responses: address })

const feedRoute = createRoute({
  method: 'get',
  path: '/calendar/{file}',
  request: { params: z.object({ file: z.string().max(300) }) },
  responses: { ...calendar, 304: { description: 'Nothing has changed' } },
})

export function deadlineRoutes(deps: Deps) {
  const readFeed = createFeed(deps)

  async function addressOf({ id }: SignedIn) {
    const version = (await findCalendarVersion(deps, id)) ?? 1
    const token = signCalendarToken(deps.settings.calendarKey, { accountId: id, version })
    return { address: `${new URL(deps.settings.publicUrl).origin}/api/calendar/${token}.ics` }
  }

  return createRoutes()
    .openapi(listRoute, async (c) => {
      await requireAccount(deps, c)
      return c.json({ deadlines: await listUpcoming(deps) }, 200)
    })
    .openapi(eventRoute, async (c) => {
      await requireAccount(deps, c)
      const { day } = c.req.valid('query')
      const deadline = await findDeadline(deps, c.req.valid('param').slug)
      const [occurrence] = deadline ? occurrencesBetween(deadline, day, day) : []
      if (!deadline || !occurrence) throw notFound()
      const event = toEvent(deps, deadline, occurrence)
      return answerEvent(writeCalendar('Échéances Enim', [event]), `${deadline.slug}-${day}.ics`)
    })
    .openapi(addressRoute, async (c) => c.json(await addressOf(await requireAccount(deps, c)), 200))
    .openapi(renewalRoute, async (c) => {
      const account = await requireAccount(deps, c)
      await deps.database.write([
        renewCalendarAddress(account.id, deps.clock.now()),
        recordEvent(deps, {
          event: 'calendar-renewed',
          actor: 'holder',
          siret: account.siret,
          accountId: account.id,
          client: clientOf(c),
        }),
      ])
      return c.json(await addressOf(account), 200)
    })
    .openapi(feedRoute, async (c) => {
      const { file } = c.req.valid('param')
      const feed = await readFeed(c, file.replace(/\.ics$/, ''))
      return answerFeed(feed, c.req.header('if-none-match'))
    })
}
