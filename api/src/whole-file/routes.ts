import { createRoute } from '@hono/zod-openapi'
import { wholeFileSizeSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerWholeFile } from './answer-whole-file.ts'
import { measureWholeFile } from './measure-whole-file.ts'

const sizeRoute = createRoute({
  method: 'get',
  path: '/whole-file/size',
  responses: {
    200: {
      description: 'What the archive would hold now, and about how much',
      content: { 'application/json': { schema: wholeFileSizeSchema } },
    },
  },
})

const archiveRoute = createRoute({
  method: 'get',
  path: '/whole-file',
  responses: {
    200: {
      description: 'Documents, requests, receipts and payments, to be read without the portal',
      content: { 'application/zip': { schema: z.string() } },
    },
  },
})

export function wholeFileRoutes(deps: Deps) {
  return createRoutes()
    .openapi(sizeRoute, async (c) => {
      return c.json(await measureWholeFile(deps, await requireAccount(deps, c)), 200)
    })
    .openapi(archiveRoute, (c) => answerWholeFile(deps, c))
}
