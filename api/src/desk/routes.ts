import { createRoute } from '@hono/zod-openapi'
import {
  deskFiltersSchema,
  deskListSchema,
  deskRequestSchema,
  deskServiceListSchema,
} from 'content-types'
import * as z from 'zod'
import { requireAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import { createRoutes } from '../platform/routes.ts'
import { actionRoutes } from './action-routes.ts'
import { figuresRoutes } from './figures-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { openRequest } from './open-request.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { listQueue } from './queue.ts'
import { describeServices } from './services.ts'

const servicesRoute = createRoute({
  method: 'get',
  path: '/desk/services',
  responses: {
    200: {
      description: 'How each service of the agent’s stands',
      content: { 'application/json': { schema: deskServiceListSchema } },
    },
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/desk/requests',
  request: {
    query: deskFiltersSchema.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
    }),
  },
  responses: {
    200: {
      description: 'One page of a view; of what words find, whatever the view',
      content: { 'application/json': { schema: deskListSchema } },
    },
  },
})

const requestRoute = createRoute({
  method: 'get',
  path: '/desk/requests/{reference}',
  request: { params: z.object({ reference: z.string().max(100) }) },
  responses: {
    200: {
      description: 'One request with its whole thread',
      content: { 'application/json': { schema: deskRequestSchema } },
    },
  },
})

export function deskRoutes(deps: Deps) {
  return createRoutes()
    .openapi(servicesRoute, async (c) => {
      const agent = await requireAgent(deps, c)
      return c.json({ services: await describeServices(deps, agent) }, 200)
    })
    .openapi(listRoute, async (c) => {
      const agent = await requireAgent(deps, c)
      return c.json(await listQueue(deps, agent, c.req.valid('query')), 200)
    })
    .openapi(requestRoute, async (c) => {
      const agent = await requireAgent(deps, c)
      const { reference } = c.req.valid('param')
      return c.json(await openRequest(deps, agent, { reference, client: clientOf(c) }), 200)
    })
    .route('/', actionRoutes(deps))
    .route('/', fileRoutes(deps))
    .route('/', figuresRoutes(deps))
    .route('/', proposalRoutes(deps))
}
