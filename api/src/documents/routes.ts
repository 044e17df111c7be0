import { createRoute } from '@hono/zod-openapi'
import { documentKinds, documentListSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerDocument } from './answer-document.ts'
import { listDocuments } from './list-store.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/documents',
  request: {
    query: z.object({
      theme: z.string().max(100).optional(),
      kind: z.enum(documentKinds).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
  },
  responses: {
    200: {
      description: 'One page of the personal documents, newest first',
      content: { 'application/json': { schema: documentListSchema } },
    },
  },
})

const fileRoute = createRoute({
  method: 'get',
  path: '/documents/{id}/file',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: {
      description: 'The document',
      content: { 'application/pdf': { schema: z.string() } },
    },
  },
})

export function documentRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const { id: accountId } = await requireAccount(deps, c)
      return c.json(await listDocuments(deps, accountId, c.req.valid('query')), 200)
    })
    .openapi(fileRoute, (c) => answerDocument(deps, c, c.req.valid('param').id))
}
