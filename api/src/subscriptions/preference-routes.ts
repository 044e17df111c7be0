import { createRoute, z } from '@hono/zod-openapi'
import { doneSchema, subscriptionSchema } from 'content-types'
import { emailField } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { domainsField, frequencyField, keyField, untilField } from './fields.ts'
import {
  askAddress,
  choose,
  pause,
  readPreferences,
  renewLinks,
  requireSubscriber,
  resume,
} from './preferences.ts'

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

/** Every one of them is told the key of the link in its body: no cookie is read. */
function post<S extends z.ZodRawShape>(path: string, fields: S) {
  const schema = z.object({ token: keyField, ...fields })
  return createRoute({
    method: 'post',
    path: `/subscriptions/preferences${path}`,
    request: { body: { required: true, content: json(schema) } },
    responses: { 200: { description: 'Done', content: json(doneSchema) } },
  })
}

const readingRoute = createRoute({
  method: 'post',
  path: '/subscriptions/preferences/reading',
  request: { body: { required: true, content: json(z.object({ token: keyField })) } },
  responses: { 200: { description: 'What was chosen', content: json(subscriptionSchema) } },
})

const choiceRoute = post('', { frequency: frequencyField, domains: domainsField })
const pauseRoute = post('/pause', { until: untilField })
const resumptionRoute = post('/resumption', {})
const addressRoute = post('/address', { email: emailField })
const renewalRoute = post('/renewal', {})

export function preferenceRoutes(deps: Deps) {
  const addresses = createRateLimit({
    tries: 5,
    seconds: 3_600,
    cause: 'Trop de changements d’adresse ont été demandés.',
  })

  return createRoutes()
    .openapi(readingRoute, async (c) =>
      c.json(await readPreferences(deps, c.req.valid('json').token), 200),
    )
    .openapi(choiceRoute, async (c) => {
      const { token, ...choices } = c.req.valid('json')
      await choose(deps, token, choices)
      return c.json({}, 200)
    })
    .openapi(pauseRoute, async (c) => {
      const { token, until } = c.req.valid('json')
      await pause(deps, token, until)
      return c.json({}, 200)
    })
    .openapi(resumptionRoute, async (c) => {
      await resume(deps, c.req.valid('json').token)
      return c.json({}, 200)
    })
    .openapi(addressRoute, async (c) => {
      const { token, email } = c.req.valid('json')
      await addresses.take((await requireSubscriber(deps, token)).id)
      await askAddress(deps, token, email)
      return c.json({}, 200)
    })
    .openapi(renewalRoute, async (c) => {
      await renewLinks(deps, c.req.valid('json').token)
      return c.json({}, 200)
    })
}
