import { createRoute } from '@hono/zod-openapi'
import { accountSchema, doneSchema, notificationChoiceSchema } from 'content-types'
import * as z from 'zod'
import { newCodeFields } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { createRoutes } from '../platform/routes.ts'
import { clearSessionCookie, requireAccount } from '../sessions/index.ts'
import { getAccount } from './account.ts'
import { changeCode } from './change-code.ts'
import { changeRoutes } from './change-routes.ts'
import { chooseNotifications } from './choose-notifications.ts'
import { closeOwnAccount } from './close-account.ts'
import { presentCodeField } from './code-field.ts'
import { answerExport } from './answer-export.ts'

const account = {
  200: {
    description: 'The employer’s details, pending changes and notifications',
    content: { 'application/json': { schema: accountSchema } },
  },
}

const done = {
  200: { description: 'Done', content: { 'application/json': { schema: doneSchema } } },
}

const accountRoute = createRoute({ method: 'get', path: '/account', responses: account })

const codeSchema = z.object({ old: presentCodeField, ...newCodeFields })

const codeRoute = createRoute({
  method: 'post',
  path: '/account/code',
  request: { body: { required: true, content: { 'application/json': { schema: codeSchema } } } },
  responses: done,
})

const choicesMessage = 'Choisissez vos notifications à nouveau\u00a0: ce choix n’est pas prévu.'

const choicesSchema = z.object({
  choices: z.unknown().transform((given, context) => {
    const choices = z.array(notificationChoiceSchema).max(100).safeParse(given)
    if (choices.success) return choices.data
    context.addIssue({ code: 'custom', message: choicesMessage })
    return z.NEVER
  }),
})

const notificationsRoute = createRoute({
  method: 'post',
  path: '/account/notifications',
  request: { body: { required: true, content: { 'application/json': { schema: choicesSchema } } } },
  responses: account,
})

const closureSchema = z.object({
  code: presentCodeField,
  understood: z.literal(true, 'Cochez la case pour confirmer que vous avez compris.'),
  /** Whether the news by mail, which needs no account, ends as well. */
  leaveNews: z.boolean().default(false),
})

const closureRoute = createRoute({
  method: 'post',
  path: '/account/closure',
  request: { body: { required: true, content: { 'application/json': { schema: closureSchema } } } },
  responses: done,
})

export function profileRoutes(deps: Deps) {
  const routes = createRoutes()
    .openapi(accountRoute, async (c) => {
      const { id } = await requireAccount(deps, c)
      return c.json(await getAccount(deps, id), 200)
    })
    .openapi(codeRoute, async (c) => {
      await changeCode(deps, c, await requireAccount(deps, c), c.req.valid('json'))
      return c.json({}, 200)
    })
    .openapi(notificationsRoute, async (c) => {
      const signedIn = await requireAccount(deps, c)
      await chooseNotifications(deps, c, signedIn, c.req.valid('json').choices)
      return c.json(await getAccount(deps, signedIn.id), 200)
    })
    .openapi(closureRoute, async (c) => {
      const { code, leaveNews } = c.req.valid('json')
      await closeOwnAccount(deps, c, await requireAccount(deps, c), { code, leaveNews })
      clearSessionCookie(c)
      // The browser's own cookie may be known to other accounts: it stays, and opens this one no more.
      c.header('clear-site-data', '"storage"')
      return c.json({}, 200)
    })
    .route('/', changeRoutes(deps))
  routes.get('/account/export', (c) => answerExport(deps, c))
  return routes
}
