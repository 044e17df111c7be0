import { createRoute } from '@hono/zod-openapi'
import { faqFiguresSchema, toWriteEndingSchema, toWriteListSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { listFaqFigures } from '../faq/index.ts'
import { requireCmsKey } from '../platform/cms-key.ts'
import { createRoutes } from '../platform/routes.ts'
import { listToWrite } from './list-to-write.ts'
import { insertEnding } from './store.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/to-write',
  responses: {
    200: {
      description: 'What readers of the last week found no answer to, the most frequent first',
      content: { 'application/json': { schema: toWriteListSchema } },
    },
  },
})

const endingRoute = createRoute({
  method: 'post',
  path: '/to-write/endings',
  request: {
    body: { required: true, content: { 'application/json': { schema: toWriteEndingSchema } } },
  },
  responses: {
    200: {
      description: 'It is no longer listed',
      content: { 'application/json': { schema: z.object({}) } },
    },
  },
})

const figuresRoute = createRoute({
  method: 'get',
  path: '/faq-figures',
  responses: {
    200: {
      description: 'How often each frequent question was opened, and whether it helped',
      content: { 'application/json': { schema: faqFiguresSchema } },
    },
  },
})

/** What Strapi asks, with its key; outside of /api, so that the public port never leads here. */
export function cmsRoutes(deps: Deps) {
  const routes = createRoutes()
  routes.use(requireCmsKey(deps.settings.cms.key))
  return routes
    .openapi(listRoute, async (c) => c.json({ items: await listToWrite(deps) }, 200))
    .openapi(endingRoute, async (c) => {
      await deps.database.write([insertEnding(c.req.valid('json'), deps.clock.now())])
      return c.json({}, 200)
    })
    .openapi(figuresRoute, async (c) => c.json({ figures: await listFaqFigures(deps) }, 200))
}
