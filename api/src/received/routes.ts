import { createRoute } from '@hono/zod-openapi'
import { receivedListSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { listReceived } from './store.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/received',
  request: {
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(5) }),
  },
  responses: {
    200: {
      description: 'The latest things received from Enim, newest first',
      content: { 'application/json': { schema: receivedListSchema } },
    },
  },
})

export function receivedRoutes(deps: Deps) {
  return createRoutes().openapi(listRoute, async (c) => {
    const { id } = await requireAccount(deps, c)
    return c.json({ items: await listReceived(deps, id, c.req.valid('query').limit) }, 200)
  })
}
