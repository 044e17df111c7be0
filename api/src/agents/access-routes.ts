import { createRoute } from '@hono/zod-openapi'
import { agentInvitationSchema, doneSchema, recoveryCodesSchema } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey, clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { sha256 } from '../platform/tokens.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { readAgentCookie } from './agent-cookies.ts'
import { anyRole } from './any-role.ts'
import { changePassword, renewRecoveryCodes } from './own-access.ts'
import { requireAgent } from './require-agent.ts'
import { codeField, passwordField } from './typed-fields.ts'

const tokenField = z.string().max(100)
const newPasswordFields = {
  password: passwordField('Choisissez un mot de passe.'),
  passwordAgain: passwordField('Saisissez le mot de passe une seconde fois.'),
}

const recoveryCodes = {
  description: 'The recovery codes, shown once',
  content: { 'application/json': { schema: recoveryCodesSchema } },
}

const done = { description: 'Done', content: { 'application/json': { schema: doneSchema } } }

function posted<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } }
}

const readingRoute = createRoute({
  method: 'post',
  path: '/agents/invitation/reading',
  request: posted(z.object({ token: tokenField })),
  responses: {
    200: {
      description: 'What the invitation is for',
      content: { 'application/json': { schema: agentInvitationSchema } },
    },
  },
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/agents/invitation',
  request: posted(z.object({ token: tokenField, ...newPasswordFields, code: codeField })),
  responses: { 201: recoveryCodes },
})

const passwordRoute = createRoute({
  method: 'post',
  path: '/agents/me/password',
  request: posted(
    z.object({
      old: passwordField('Indiquez votre mot de passe actuel.'),
      ...newPasswordFields,
      code: codeField,
    }),
  ),
  responses: { 200: done },
})

const recoveryRoute = createRoute({
  method: 'post',
  path: '/agents/me/recovery-codes',
  request: posted(z.object({ code: codeField })),
  responses: { 200: recoveryCodes },
})

/** Links that lead nowhere, from one address. */
const wrongLinks = { tries: 30, seconds: 15 * 60 }

/** How an agent comes by an access, and looks after it. */
export function agentAccessRoutes(deps: Deps) {
  const linkLimit = createRateLimit(wrongLinks)

  async function own(c: Context<AppEnv>) {
    const agent = await requireAgent(deps, c, anyRole)
    return { agent, sessionHash: sha256(readAgentCookie(c) ?? ''), client: clientOf(c) }
  }

  return createRoutes()
    .openapi(readingRoute, async (c) => {
      const { token } = c.req.valid('json')
      return c.json(await linkLimit.attempt(clientKey(c), () => readInvitation(deps, token)), 200)
    })
    .openapi(acceptRoute, async (c) => {
      const acceptance = c.req.valid('json')
      const codes = await linkLimit.attempt(clientKey(c), () =>
        acceptInvitation(deps, acceptance, clientOf(c)),
      )
      return c.json({ recoveryCodes: codes }, 201)
    })
    .openapi(passwordRoute, async (c) => {
      await changePassword(deps, await own(c), c.req.valid('json'))
      return c.json({}, 200)
    })
    .openapi(recoveryRoute, async (c) => {
      const { code } = c.req.valid('json')
      return c.json({ recoveryCodes: await renewRecoveryCodes(deps, await own(c), code) }, 200)
    })
}
