import { createRoute } from '@hono/zod-openapi'
import { awaitedCodeSchema, limits, sessionSchema, siretSchema } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { toSession } from '../sessions/index.ts'
import { renewCode, requireAwaitedCode, toAwaitedCode } from './await-code.ts'
import { logIn } from './log-in.ts'
import { redeemCode } from './redeem-code.ts'
import { createWaves } from './waves.ts'

const codeMessage = `Le mot de passe est composé de ${String(limits.codeDigits)} chiffres.`

const credentialsSchema = z.object({
  siret: z.string('Indiquez votre numéro de SIRET.').pipe(siretSchema),
  code: z
    .string('Indiquez votre mot de passe.')
    .regex(new RegExp(`^\\d{${String(limits.codeDigits)}}$`), codeMessage),
})

const typedCodeSchema = z.object({
  code: z
    .string('Indiquez le code reçu par e-mail.')
    .max(100, `Le code reçu par e-mail comporte ${String(limits.oneTimeCodeLength)} caractères.`),
})

const opened = {
  description: 'Logged in',
  content: { 'application/json': { schema: sessionSchema } },
}

const awaited = {
  description: 'A mailed code is awaited',
  content: { 'application/json': { schema: awaitedCodeSchema } },
}

const logInRoute = createRoute({
  method: 'post',
  path: '/session',
  request: {
    body: { required: true, content: { 'application/json': { schema: credentialsSchema } } },
  },
  responses: { 201: opened, 202: awaited },
})

const awaitedRoute = createRoute({
  method: 'get',
  path: '/session/code',
  responses: { 200: awaited },
})

const redeemRoute = createRoute({
  method: 'post',
  path: '/session/code',
  request: {
    body: { required: true, content: { 'application/json': { schema: typedCodeSchema } } },
  },
  responses: { 201: opened },
})

const renewRoute = createRoute({
  method: 'post',
  path: '/session/code/renewal',
  responses: { 200: awaited },
})

/** Wrong tries from one address, of both codes; right ones do not count. */
const wrongTries = { tries: 30, seconds: 15 * 60 }

export function loginRoutes(deps: Deps) {
  const addressLimit = createRateLimit(wrongTries)
  const waves = createWaves(deps)

  async function takeTry(c: Context<AppEnv>): Promise<void> {
    try {
      await addressLimit.take(clientKey(c))
    } catch (refusal) {
      await waves.countFlood()
      throw refusal
    }
  }

  return createRoutes()
    .openapi(logInRoute, async (c) => {
      const credentials = c.req.valid('json')
      await takeTry(c)
      const entry = await logIn(deps, c, waves, credentials)
      await addressLimit.giveBack(clientKey(c))
      return entry.kind === 'opened'
        ? c.json(toSession(entry.session), 201)
        : c.json(entry.awaited, 202)
    })
    .openapi(awaitedRoute, async (c) => {
      const { awaited } = await requireAwaitedCode(deps, c)
      return c.json(toAwaitedCode(awaited), 200)
    })
    .openapi(redeemRoute, async (c) => {
      const { code } = c.req.valid('json')
      const session = await addressLimit.attempt(clientKey(c), () => redeemCode(deps, c, code))
      return c.json(toSession(session), 201)
    })
    .openapi(renewRoute, async (c) => c.json(await renewCode(deps, c), 200))
}
