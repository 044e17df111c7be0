import { createRoute } from '@hono/zod-openapi'
import {
  doneSchema,
  receivedChoiceSchema,
  receivedFiltersSchema,
  receivedListSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { archive, markOpened, putBack } from './choice-store.ts'
import { listReceived } from './list-received.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/received',
  request: {
    query: receivedFiltersSchema.extend({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      limit: z.coerce.number().int().min(1).max(50).optional(),
    }),
  },
  responses: {
    200: {
      description: 'One page of what Enim gave to the employer, newest first',
      content: { 'application/json': { schema: receivedListSchema } },
    },
  },
})

const done = {
  200: { description: 'Done', content: { 'application/json': { schema: doneSchema } } },
}

const archivingRoute = createRoute({
  method: 'post',
  path: '/received/archiving',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: receivedChoiceSchema.extend({ archived: z.boolean() }) },
      },
    },
  },
  responses: done,
})

const readingRoute = createRoute({
  method: 'post',
  path: '/received/reading',
  request: {
    body: { required: true, content: { 'application/json': { schema: receivedChoiceSchema } } },
  },
  responses: done,
})

export function receivedRoutes(deps: Deps) {
  const { database, clock } = deps
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json(await listReceived(deps, id, c.req.valid('query')), 200)
    })
    .openapi(archivingRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      const { ids, archived } = c.req.valid('json')
      await database.write([archived ? archive(id, ids, clock.now()) : putBack(id, ids)])
      return c.json({}, 200)
    })
    .openapi(readingRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      await database.write([markOpened(id, c.req.valid('json').ids, clock.now())])
      return c.json({}, 200)
    })
}
