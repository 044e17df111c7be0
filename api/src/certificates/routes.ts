import { createRoute } from '@hono/zod-openapi'
import {
  certificateAskSchema,
  certificateOffersSchema,
  certificateVerificationSchema,
  madeCertificateSchema,
  parisDay,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { readFingerprint } from '../receipts/index.ts'
import { requireAccount } from '../sessions/index.ts'
import { listOffers } from './gather.ts'
import { makeCertificate } from './make-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'

const text = z.string().max(200)

const offersRoute = createRoute({
  method: 'get',
  path: '/certificates',
  responses: {
    200: {
      description: 'What may be asked for today',
      content: { 'application/json': { schema: certificateOffersSchema } },
    },
  },
})

const makingRoute = createRoute({
  method: 'post',
  path: '/certificates',
  request: {
    body: { required: true, content: { 'application/json': { schema: certificateAskSchema } } },
  },
  responses: {
    201: {
      description: 'The personal document that it became',
      content: { 'application/json': { schema: madeCertificateSchema } },
    },
  },
})

const verificationRoute = createRoute({
  method: 'get',
  path: '/certificates/{reference}',
  request: {
    params: z.object({ reference: text }),
    query: z.object({ fingerprint: text.default('') }),
  },
  responses: {
    200: {
      description: 'What anybody may check of a document made on demand',
      content: { 'application/json': { schema: certificateVerificationSchema } },
    },
  },
})

/** References hold 40 random bits; this makes trying them pointless. */
const misses = { tries: 60, seconds: 3_600 }

export function certificateRoutes(deps: Deps) {
  const limit = createRateLimit(misses)
  return createRoutes()
    .openapi(offersRoute, async (c) => {
      const { siret } = await requireAccount(deps, c)
      return c.json(await listOffers(deps, siret, parisDay(deps.clock.now())), 200)
    })
    .openapi(makingRoute, async (c) => {
      const account = await requireAccount(deps, c)
      return c.json(await makeCertificate(deps, account, c.req.valid('json')), 201)
    })
    .openapi(verificationRoute, async (c) => {
      const fingerprint = readFingerprint(c.req.valid('query').fingerprint)
      const { reference } = c.req.valid('param')
      const verify = () => verifyCertificate(deps, reference, fingerprint)
      return c.json(await limit.attempt(clientKey(c), verify), 200)
    })
}
