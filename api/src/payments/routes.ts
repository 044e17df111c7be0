import { createRoute } from '@hono/zod-openapi'
import {
  doneSchema,
  paymentFiltersSchema,
  paymentListSchema,
  paymentSummarySchema,
  shownPaymentsSchema,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { wantsPage } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { createRoutes } from '../platform/routes.ts'
import { openReceived } from '../received/index.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerTable } from './answer-table.ts'
import { listPayments, summarizePayments } from './list-payments.ts'
import { forgetNews } from './news-store.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/payments',
  request: {
    query: paymentFiltersSchema.extend({
      page: z.coerce.number().int().catch(1).openapi({ type: 'integer' }),
    }),
  },
  responses: {
    200: {
      description: 'One page of the payments, the latest first, with their sums',
      content: { 'application/json': { schema: paymentListSchema } },
    },
  },
})

const summaryRoute = createRoute({
  method: 'get',
  path: '/payments/summary',
  responses: {
    200: {
      description: 'The last payment made and the next one to come',
      content: { 'application/json': { schema: paymentSummarySchema } },
    },
  },
})

const tableRoute = createRoute({
  method: 'get',
  path: '/payments/export.csv',
  request: { query: paymentFiltersSchema },
  responses: {
    200: { description: 'A table', content: { 'text/csv': { schema: z.string() } } },
  },
})

const readingRoute = createRoute({
  method: 'post',
  path: '/payments/reading',
  request: {
    body: { required: true, content: { 'application/json': { schema: shownPaymentsSchema } } },
  },
  responses: {
    200: {
      description: 'They are no longer new',
      content: { 'application/json': { schema: doneSchema } },
    },
  },
})

export function paymentRoutes(deps: Deps) {
  return createRoutes()
    .openapi(listRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const { page, ...filters } = c.req.valid('query')
      return c.json(await listPayments(deps, account, filters, page), 200)
    })
    .openapi(summaryRoute, async (c) => {
      const account = await requireAccount(deps, c)
      return c.json(await summarizePayments(deps, account), 200)
    })
    .openapi(tableRoute, async (c) => {
      try {
        const account = await requireAccount(deps, c)
        return answerTable(deps, account, c.req.valid('query'))
      } catch (refusal) {
        const isLink = refusal instanceof Problem && refusal.type === 'signed-out' && wantsPage(c)
        if (isLink) return c.redirect('/connexion?suite=versements', 303)
        throw refusal
      }
    })
    .openapi(readingRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      const at = deps.clock.now()
      const { references } = c.req.valid('json')
      await deps.database.write([
        ...references.map((subject) => openReceived(id, { kind: 'payment', subject }, at)),
        forgetNews(id),
      ])
      return c.json({}, 200)
    })
}
