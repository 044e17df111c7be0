import { createRoute } from '@hono/zod-openapi'
import { limits, requestListSchema, requestSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { countRequests, findRequest, listFiles, listRequests } from './store.ts'

function jsonOf<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

const listRoute = createRoute({
  method: 'get',
  path: '/requests',
  request: {
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  },
  responses: jsonOf('One page of the history, newest first', requestListSchema),
})

const requestRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}',
  request: { params: z.object({ reference: z.string().max(100) }) },
  responses: jsonOf('One request with its thread', requestSchema),
})

export function historyRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { page } = c.req.valid('query')
      const total = await countRequests(deps, account.id)
      const requests = await listRequests(deps, account.id, {
        limit: limits.pageSize,
        offset: (page - 1) * limits.pageSize,
      })
      const pages = Math.max(1, Math.ceil(total / limits.pageSize))
      return c.json({ requests, page, pages, total, unread: 0 }, 200)
    })
    .openapi(requestRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const found = await findRequest(deps, account.id, c.req.valid('param').reference)
      if (!found) throw notFound()
      const { id: requestId, serviceName, ...request } = found
      const files = await listFiles(deps, requestId)
      return c.json(
        {
          ...request,
          files: files.map((file) => ({ ...file, sentBefore: null })),
          service: { name: serviceName, email: '', address: '', phone: '' },
          messages: [],
          receipts: [],
          callback: null,
          delays: null,
          openings: [],
          can: { reply: false, withdraw: false, askCallback: false },
        },
        200,
      )
    })
}
