import { createRoute } from '@hono/zod-openapi'
import { receiptDaySchema, receiptHeadListSchema, verificationSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { notFound } from '../platform/problems.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { answerReceiptContent, answerReceiptPdf } from './answers.ts'
import { getDay, getHeads } from './published-heads.ts'
import { findOwnContent } from './store.ts'
import { readFingerprint, verifyReference } from './verify-reference.ts'

const text = z.string().max(200)
const receiptParams = z.object({ reference: text, id: text })

function jsonOf<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

const pdfRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}/receipts/{id}',
  request: { params: receiptParams },
  responses: { 200: { description: 'The receipt as a PDF' } },
})

const contentRoute = createRoute({
  method: 'get',
  path: '/requests/{reference}/receipts/{id}/content',
  request: { params: receiptParams },
  responses: { 200: { description: 'What the receipt is made of, as the chain covers it' } },
})

const headsRoute = createRoute({
  method: 'get',
  path: '/receipts/heads',
  request: { query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }) },
  responses: jsonOf('One page of the signed heads, newest first', receiptHeadListSchema),
})

const dayRoute = createRoute({
  method: 'get',
  path: '/receipts/heads/{day}',
  request: { params: z.object({ day: text }) },
  responses: jsonOf('The head of one day and the digests that it covers', receiptDaySchema),
})

const verificationRoute = createRoute({
  method: 'get',
  path: '/receipts/{reference}',
  request: {
    params: z.object({ reference: text }),
    query: z.object({ fingerprint: text.default('') }),
  },
  responses: jsonOf('What anybody may check of a receipt', verificationSchema),
})

/** References hold 40 random bits; this makes trying them pointless. */
const misses = { tries: 60, seconds: 3_600 }

export function receiptRoutes(deps: Deps) {
  const limit = createRateLimit(misses)
  return createRoutes()
    .openapi(pdfRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const content = await findOwnContent(deps, account.id, c.req.valid('param'))
      if (content === undefined) throw notFound()
      return answerReceiptPdf(deps, content)
    })
    .openapi(contentRoute, async (c) => {
      const account = await requireAccount(deps, c)
      const content = await findOwnContent(deps, account.id, c.req.valid('param'))
      if (content === undefined) throw notFound()
      return answerReceiptContent(content)
    })
    .openapi(headsRoute, async (c) => c.json(await getHeads(deps, c.req.valid('query').page), 200))
    .openapi(dayRoute, async (c) => c.json(await getDay(deps, c.req.valid('param').day), 200))
    .openapi(verificationRoute, async (c) => {
      const fingerprint = readFingerprint(c.req.valid('query').fingerprint)
      const { reference } = c.req.valid('param')
      const verify = () => verifyReference(deps, reference, fingerprint)
      return c.json(await limit.attempt(clientKey(c), verify), 200)
    })
}
