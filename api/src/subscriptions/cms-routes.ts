import { createRoute } from '@hono/zod-openapi'
import { subscriptionFiguresSchema } from 'content-types'
import type { Deps } from '../deps.ts'
import { requireCmsKey } from '../platform/cms-key.ts'
import { createRoutes } from '../platform/routes.ts'
import { countSubscribers } from './figures-store.ts'

const figuresRoute = createRoute({
  method: 'get',
  path: '/subscription-figures',
  responses: {
    200: {
      description: 'How many receive the news, and what they chose',
      content: { 'application/json': { schema: subscriptionFiguresSchema } },
    },
  },
})

/** What editors are told, in Strapi. */
export function subscriptionCmsRoutes(deps: Deps) {
  const routes = createRoutes()
  routes.use(figuresRoute.getRoutingPath(), requireCmsKey(deps.settings.cms.key))
  return routes.openapi(figuresRoute, async (c) => c.json(await countSubscribers(deps), 200))
}
