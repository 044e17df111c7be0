import { createRoute } from '@hono/zod-openapi'
import { doneSchema, parisDay } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { wantsPage } from '../platform/http.ts'
import { notFound, Problem } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { countHelped, countViews } from './store.ts'

const done = {
  303: { description: 'Back to the answer, when a plain form said it' },
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
      const { slug } = c.req.valid('param')
      const isForm = wantsPage(c)
      try {
        await limit.take(clientKey(c))
      } catch (error) {
        if (isForm && error instanceof Problem) return c.redirect(backTo(slug, 'plus-tard'), 303)
        throw error
      }
      const [counted] = await deps.database.write([countHelped(slug)])
      if (counted?.rows.length === 0) throw notFound()
      return isForm ? c.redirect(backTo(slug, 'oui'), 303) : c.json({}, 200)
    })
}

/** A plain form comes back to the answer, at what became of it. */
function backTo(slug: string, outcome: 'oui' | 'plus-tard'): string {
  return `/questions/${encodeURIComponent(slug)}?merci=${outcome}#merci`
}
