import { createRoute } from '@hono/zod-openapi'
import {
  doneSchema,
  limits,
  requestListSchema,
  requestSchema,
  callbackAskSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { askCallback, cancelCallback } from './ask-callback.ts'
import { downloadRoutes } from './download-routes.ts'
import { pageQuery, readFilters } from './filters.ts'
import { countRequests, countUnread, listRequests } from './list-store.ts'
import { markRead } from './mark-read.ts'
import { presentRequest } from './present-request.ts'
import { withdraw } from './withdraw.ts'

const params = z.object({ reference: z.string().max(100) })

function jsonOf<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

const changed = jsonOf('The request as it is now', requestSchema)

const listRoute = createRoute({
  method: 'get',
  path: '/requests',
  request: { query: pageQuery },
  responses: jsonOf('One page of the history, newest first', requestListSchema),
})

const requestRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}',
  request: { params },
  responses: jsonOf('One request with its thread', requestSchema),
})

const readingRoute = createRoute({
  method: 'post',
  path: '/requests/{reference}/reading',
  request: { params },
  responses: jsonOf('Its messages are read', doneSchema),
})

const withdrawalRoute = createRoute({
  method: 'post',
  path: '/requests/{reference}/withdrawal',
  request: { params },
  responses: changed,
})

const callbackRoute = createRoute({
  method: 'post',
  path: '/requests/{reference}/callback',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: callbackAskSchema } } },
  },
  responses: changed,
})

const cancellationRoute = createRoute({
  method: 'post',
  path: '/requests/{reference}/callback/cancellation',
  request: { params },
  responses: changed,
})

export function historyRoutes(deps: Deps) {
  return createRoutes()
    .route('/', downloadRoutes(deps))
    .openapi(listRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      const { page, ...typed } = c.req.valid('query')
      const filters = readFilters(typed)
      const limit = limits.pageSize
      const requests = await listRequests(deps, id, filters, { limit, offset: (page - 1) * limit })
      const total = await countRequests(deps, id, filters)
      const pages = Math.max(1, Math.ceil(total / limit))
      const unread = await countUnread(deps, id)
      return c.json({ requests, page, pages, total, unread }, 200)
    })
    .openapi(requestRoute, async (c) => {
      const account = await requireAccount(deps, c)
      return c.json(await presentRequest(deps, account, c.req.valid('param').reference), 200)
    })
    .openapi(readingRoute, async (c) => {
      const account = await requireAccount(deps, c)
      await markRead(deps, account, c.req.valid('param').reference)
      return c.json({}, 200)
    })
    .openapi(withdrawalRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { reference } = c.req.valid('param')
      await withdraw(deps, c, account, reference)
      return c.json(await presentRequest(deps, account, reference), 200)
    })
    .openapi(callbackRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { reference } = c.req.valid('param')
      await askCallback(deps, c, account, { reference, typed: c.req.valid('json') })
      return c.json(await presentRequest(deps, account, reference), 200)
    })
    .openapi(cancellationRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { reference } = c.req.valid('param')
      await cancelCallback(deps, c, account, reference)
      return c.json(await presentRequest(deps, account, reference), 200)
    })
}
