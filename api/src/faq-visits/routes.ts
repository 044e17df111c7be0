import { createRoute } from '@hono/zod-openapi'
import { doneSchema, parisDay } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { notFound } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { countHelped, countViews } from './store.ts'

const done = {
  200: { description: 'Counted', content: { 'application/json': { schema: doneSchema } } },
}

const helpedRoute = createRoute({
  method: 'post',
  path: '/questions/{slug}/helped',
  request: { params: z.object({ slug: z.string().max(300) }) },
  responses: done,
})

const MOST_VIEWED = 500

const viewsRoute = createRoute({
  method: 'post',
  path: '/questions/views',
  request: {
    body: {
      content: {
        'application/json': {
          schema: z.object({
            /** By slug: how often its page was opened since the last time. */
            views: z
              .record(z.string().max(300), z.number().int().min(1).max(1_000_000))
              .refine((views) => Object.keys(views).length <= MOST_VIEWED),
          }),
        },
      },
      required: true,
    },
  },
  responses: done,
})

/** Nobody finds more answers that helped in an hour. */
const helped = { tries: 20, seconds: 3_600 }

export function faqVisitRoutes(deps: Deps) {
  const limit = createRateLimit(helped)
  return createRoutes()
    .openapi(viewsRoute, async (c) => {
      // Browsers come with their address: only the site itself counts what it has shown.
      if (c.req.header('x-client-address') !== undefined) throw notFound()
      const { views } = c.req.valid('json')
      await deps.database.write([countViews(parisDay(deps.clock.now()), views)])
      return c.json({}, 200)
    })
    .openapi(helpedRoute, async (c) => {
      await limit.take(clientKey(c))
      const [counted] = await deps.database.write([countHelped(c.req.valid('param').slug)])
      if (counted?.rows.length === 0) throw notFound()
      return c.json({}, 200)
    })
}
