import { createRoute } from '@hono/zod-openapi'
import { accessSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { getAccess } from './access.ts'
import { endBrowser, endOtherAccess } from './end-access.ts'

const access = {
  description: 'Enrolled browsers, last sign-ins',
  content: { 'application/json': { schema: accessSchema } },
}

const readRoute = createRoute({
  method: 'get',
  path: '/account/access',
  responses: { 200: access },
})

const endBrowserRoute = createRoute({
  method: 'post',
  path: '/account/browsers/{id}/end',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: access },
})

const endOthersRoute = createRoute({
  method: 'post',
  path: '/account/access/end',
  responses: { 200: access },
})

export function browserRoutes(deps: Deps) {
  return createRoutes()
    .openapi(readRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json(await getAccess(deps, c, id), 200)
    })
    .openapi(endBrowserRoute, async (c) => {
      const account = await requireAccount(deps, c)
      await endBrowser(deps, c, account, c.req.valid('param').id)
      return c.json(await getAccess(deps, c, account.id), 200)
    })
    .openapi(endOthersRoute, async (c) => {
      const account = await requireAccount(deps, c)
      await endOtherAccess(deps, c, account)
      return c.json(await getAccess(deps, c, account.id), 200)
    })
}
