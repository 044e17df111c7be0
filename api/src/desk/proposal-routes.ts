import { createRoute } from '@hono/zod-openapi'
import { faqProposalSchema } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import { requireAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRoutes } from '../platform/routes.ts'
import type { Deed } from './act.ts'
import { proposalFields } from './action-fields.ts'
import { previewProposal, proposeForFaq } from './propose-for-faq.ts'

const path = '/desk/requests/{reference}/answers/{message}/faq-proposal'
const params = z.object({ reference: z.string().max(100), message: z.string().max(100) })

const previewRoute = createRoute({
  method: 'get',
  path,
  request: { params },
  responses: {
    200: {
      description: 'What would leave for the frequent questions, masked',
      content: { 'application/json': { schema: faqProposalSchema } },
    },
  },
})

const proposalRoute = createRoute({
  method: 'post',
  path,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: proposalFields } } },
  },
  responses: {
    200: {
      description: 'It has become a draft in Strapi, or had already',
      content: { 'application/json': { schema: faqProposalSchema } },
    },
  },
})

export function proposalRoutes(deps: Deps) {
  const deedOf = async (c: Context<AppEnv>): Promise<Deed> => ({
    agent: await requireAgent(deps, c),
    client: clientOf(c),
    reference: c.req.param('reference') ?? '',
  })
  return createRoutes()
    .openapi(previewRoute, async (c) =>
      c.json(await previewProposal(deps, await deedOf(c), c.req.valid('param').message), 200),
    )
    .openapi(proposalRoute, async (c) => {
      const { message } = c.req.valid('param')
      return c.json(await proposeForFaq(deps, await deedOf(c), message, c.req.valid('json')), 200)
    })
}
