import { createRoute } from '@hono/zod-openapi'
import { accountSchema } from 'content-types'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { getAccount } from './store.ts'

const accountRoute = createRoute({
  method: 'get',
  path: '/account',
  responses: {
    200: {
      description: 'The employer’s details',
      content: { 'application/json': { schema: accountSchema } },
    },
  },
})

export function profileRoutes(deps: Deps) {
  return createRoutes().openapi(accountRoute, async (c) => {
    const { id } = await requireAccount(deps, c)
    return c.json(await getAccount(deps, id), 200)
  })
}
