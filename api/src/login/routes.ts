import { createRoute } from '@hono/zod-openapi'
import { limits, sessionSchema, siretSchema } from 'content-types'
import * as z from 'zod'
import { tokenHashOf } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { clientKey, clientOf } from '../platform/client.ts'
import { startSession, toSession } from '../sessions/index.ts'
import { blocked, wrongCredentials } from './problems.ts'
import { tryCode } from './try-code.ts'

const codeMessage = `Le mot de passe est composé de ${String(limits.codeDigits)} chiffres.`

const credentialsSchema = z.object({
  siret: z.string('Indiquez votre numéro de SIRET.').pipe(siretSchema),
  code: z
    .string('Indiquez votre mot de passe.')
    .regex(new RegExp(`^\\d{${String(limits.codeDigits)}}$`), codeMessage),
})

const logInRoute = createRoute({
  method: 'post',
  path: '/session',
  request: {
    body: { required: true, content: { 'application/json': { schema: credentialsSchema } } },
  },
  responses: {
    201: {
      description: 'Logged in',
      content: { 'application/json': { schema: sessionSchema } },
    },
  },
})

/** Wrong tries from one address; right ones do not count. */
const wrongTries = { tries: 30, seconds: 15 * 60 }

export function loginRoutes(deps: Deps) {
  const addressLimit = createRateLimit(wrongTries)

  return createRoutes().openapi(logInRoute, async (c) => {
    const { siret, code } = c.req.valid('json')
    await addressLimit.take(clientKey(c))
    const tried = { siret, code, browserHash: tokenHashOf(c), client: clientOf(c) }
    const outcome = await deps.hashing.run(() => tryCode(deps, tried))
    if (outcome.kind === 'wrong') {
      if (outcome.isEnrolled && outcome.until) throw blocked(outcome.until, deps.clock.now())
      throw wrongCredentials()
    }
    await addressLimit.giveBack(clientKey(c))
    const { attempt, statements } = outcome
    return c.json(toSession(await startSession(deps, c, attempt.accountId, statements)), 201)
  })
}
