import { createRoute, z } from '@hono/zod-openapi'
import { doneSchema, linkSchema, siretSchema } from 'content-types'
import { newCodeFields } from '../accounts/index.ts'
import { createHumanCheck, humanFields } from '../captcha/index.ts'
import type { Deps } from '../deps.ts'
import { clientOf } from '../platform/client.ts'
import { createRoutes } from '../platform/routes.ts'
import { askMail } from './ask-mail.ts'
import { readReset, redeemReset } from './redeem-reset.ts'

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

const askedSchema = z.object({
  siret: z.string('Indiquez votre numéro de SIRET.').pipe(siretSchema),
  ...humanFields,
})

/** Anything that is no token of ours is an expired one. */
const tokenField = z.string().max(100).catch('').openapi({ type: 'string' })

const accepted = { description: 'Whatever the SIRET', content: json(doneSchema) }

const askRoute = createRoute({
  method: 'post',
  path: '/resets',
  request: { body: { required: true, content: json(askedSchema) } },
  responses: { 202: accepted },
})

const confirmationRoute = createRoute({
  method: 'post',
  path: '/confirmations',
  request: { body: { required: true, content: json(askedSchema) } },
  responses: { 202: accepted },
})

const readingRoute = createRoute({
  method: 'post',
  path: '/resets/reading',
  request: { body: { required: true, content: json(z.object({ token: tokenField })) } },
  responses: {
    200: { description: 'The link can be used', content: json(linkSchema) },
  },
})

const redemptionRoute = createRoute({
  method: 'post',
  path: '/resets/redemption',
  request: {
    body: {
      required: true,
      content: json(z.object({ token: tokenField, ...newCodeFields })),
    },
  },
  responses: {
    200: { description: 'The new code is set', content: json(doneSchema) },
  },
})

export function resetRoutes(deps: Deps) {
  const requireHuman = createHumanCheck(deps)

  return createRoutes()
    .openapi(askRoute, async (c) => {
      const { siret, ...proof } = c.req.valid('json')
      await requireHuman(c, proof)
      await askMail(deps, { purpose: 'reset', siret, client: clientOf(c) })
      return c.json({}, 202)
    })
    .openapi(confirmationRoute, async (c) => {
      const { siret, ...proof } = c.req.valid('json')
      await requireHuman(c, proof)
      await askMail(deps, { purpose: 'confirmation', siret, client: clientOf(c) })
      return c.json({}, 202)
    })
    .openapi(readingRoute, async (c) => {
      const { token } = c.req.valid('json')
      return c.json(await readReset(deps, token), 200)
    })
    .openapi(redemptionRoute, async (c) => {
      await redeemReset(deps, c, c.req.valid('json'))
      return c.json({}, 200)
    })
}
