import { createRoute } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { createRoutes } from '../platform/routes.ts'
import { challengeSchema, createChallenge } from './challenge.ts'

const challengeRoute = createRoute({
  method: 'get',
  path: '/captcha',
  responses: {
    200: {
      description: 'What the altcha widget solves',
      content: { 'application/json': { schema: challengeSchema } },
    },
  },
})

/** From one address: making one takes a millisecond of work. */
const challenges = { tries: 100, seconds: 600 }

export function captchaRoutes(deps: Deps) {
  const limit = createRateLimit(challenges)

  return createRoutes().openapi(challengeRoute, async (c) => {
    await limit.take(clientKey(c))
    return c.json(await createChallenge(deps), 200)
  })
}
