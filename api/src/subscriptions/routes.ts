import { createRoute, z } from '@hono/zod-openapi'
import {
  accountSubscriptionSchema,
  confirmedSubscriptionSchema,
  doneSchema,
  subscriptionLinkSchema,
} from 'content-types'
import { emailField } from '../accounts/index.ts'
import { createHumanCheck, humanFields } from '../captcha/index.ts'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { requireAccount } from '../sessions/index.ts'
import { subscriptionOf } from './account.ts'
import { askSubscription, checkDomains } from './ask-subscription.ts'
import { confirm, readConfirmation } from './confirm.ts'
import {
  consentField,
  domainsField,
  frequencyField,
  keyField,
  pageField,
  wordsField,
} from './fields.ts'
import { leaveRoutes } from './leave-routes.ts'
import { preferenceRoutes } from './preference-routes.ts'

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

const askedSchema = z.object({
  email: emailField,
  domains: domainsField,
  frequency: frequencyField,
  consent: consentField,
  words: wordsField,
  page: pageField,
  ...humanFields,
})

const askRoute = createRoute({
  method: 'post',
  path: '/subscriptions',
  request: { body: { required: true, content: json(askedSchema) } },
  responses: { 202: { description: 'Whatever the address', content: json(doneSchema) } },
})

const tokenBody = { required: true, content: json(z.object({ token: keyField })) }

const readingRoute = createRoute({
  method: 'post',
  path: '/subscriptions/confirmation/reading',
  request: { body: tokenBody },
  responses: {
    200: { description: 'What the link will do', content: json(subscriptionLinkSchema) },
  },
})

const confirmationRoute = createRoute({
  method: 'post',
  path: '/subscriptions/confirmation',
  request: { body: tokenBody },
  responses: { 200: { description: 'Confirmed', content: json(confirmedSubscriptionSchema) } },
})

const accountRoute = createRoute({
  method: 'get',
  path: '/account/subscription',
  responses: {
    200: {
      description: 'The subscription of the account’s address',
      content: json(accountSubscriptionSchema),
    },
  },
})

export function subscriptionRoutes(deps: Deps) {
  const requireHuman = createHumanCheck(deps)

  return createRoutes()
    .openapi(askRoute, async (c) => {
      const { email, frequency, domains, page, captcha, human } = c.req.valid('json')
      const checked = await checkDomains(deps, domains)
      await requireHuman(c, { captcha, human })
      await askSubscription(deps, { email, frequency, domains: checked, page })
      return c.json({}, 202)
    })
    .openapi(readingRoute, async (c) =>
      c.json(await readConfirmation(deps, c.req.valid('json').token), 200),
    )
    .openapi(confirmationRoute, async (c) =>
      c.json(await confirm(deps, c.req.valid('json').token), 200),
    )
    .openapi(accountRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json(await subscriptionOf(deps, id), 200)
    })
    .route('/', preferenceRoutes(deps))
    .route('/', leaveRoutes(deps))
}
