import { createRoute } from '@hono/zod-openapi'
import { agentAwaitedSchema, agentSessionSchema, doneSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { wantsPage } from '../platform/http.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { anyRole } from './any-role.ts'
import { checkCode, checkPassword } from './log-in.ts'
import { renewAgentSession, requireAgent } from './require-agent.ts'
import { endAgentSession, toAgentSession } from './session.ts'
import { codeField, passwordField } from './typed-fields.ts'

const credentialsSchema = z.object({
  email: z
    .string('Indiquez votre adresse e-mail.')
    .trim()
    .min(1, 'Indiquez votre adresse e-mail.')
    .max(254, 'Indiquez votre adresse e-mail.')
    .toLowerCase(),
  password: passwordField('Indiquez votre mot de passe.'),
})

const session = {
  description: 'Which agent is logged in, until when',
  content: { 'application/json': { schema: agentSessionSchema } },
}

const passwordRoute = createRoute({
  method: 'post',
  path: '/agents/session',
  request: {
    body: { required: true, content: { 'application/json': { schema: credentialsSchema } } },
  },
  responses: {
    202: {
      description: 'The code of the authenticator is awaited',
      content: { 'application/json': { schema: agentAwaitedSchema } },
    },
  },
})

const codeRoute = createRoute({
  method: 'post',
  path: '/agents/session/code',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ code: codeField }) } },
    },
  },
  responses: { 201: session },
})

const readRoute = createRoute({
  method: 'get',
  path: '/agents/session',
  responses: { 200: session },
})

const renewalRoute = createRoute({
  method: 'post',
  path: '/agents/session/renewal',
  responses: { 200: session, 303: { description: 'Back to the desk, for a plain form' } },
})

const endRoute = createRoute({
  method: 'post',
  path: '/agents/session/end',
  responses: {
    200: { description: 'Logged out', content: { 'application/json': { schema: doneSchema } } },
    303: { description: 'For a plain form' },
  },
})

/** Wrong tries from one address, of both steps; right ones do not count. */
const wrongTries = { tries: 30, seconds: 15 * 60 }

export function agentLoginRoutes(deps: Deps) {
  const addressLimit = createRateLimit(wrongTries)

  return createRoutes()
    .openapi(passwordRoute, async (c) => {
      const credentials = c.req.valid('json')
      const check = () => checkPassword(deps, c, credentials)
      const expiresAt = await addressLimit.attempt(clientKey(c), check)
      return c.json({ expiresAt: expiresAt.toISOString() }, 202)
    })
    .openapi(codeRoute, async (c) => {
      const { code } = c.req.valid('json')
      const agent = await addressLimit.attempt(clientKey(c), () => checkCode(deps, c, code))
      return c.json(await toAgentSession(deps, agent), 201)
    })
    .openapi(readRoute, async (c) => {
      return c.json(await toAgentSession(deps, await requireAgent(deps, c, anyRole)), 200)
    })
    .openapi(renewalRoute, async (c) => {
      const agent = await renewAgentSession(deps, c)
      return wantsPage(c)
        ? c.redirect('/agents', 303)
        : c.json(await toAgentSession(deps, agent), 200)
    })
    .openapi(endRoute, async (c) => {
      await endAgentSession(deps, c)
      c.header('clear-site-data', '"storage"')
      return wantsPage(c) ? c.redirect('/agents/connexion', 303) : c.json({}, 200)
    })
}
