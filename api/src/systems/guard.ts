import type { TokenScope } from 'content-types'
import type { Context, MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { missingScope, wrongToken } from './problems.ts'
import { readAuthorization } from './token.ts'
import { findValidToken, noteUse, type SystemToken } from './token-store.ts'

const wrongTokensPerMinute = 30

export interface Guard {
  /** Who calls; throws when their token may not do it. */
  require(c: Context<AppEnv>, scope: TokenScope): Promise<SystemToken>
  /** The same before anything else of the call is looked at. */
  before(scope: TokenScope): MiddlewareHandler<AppEnv>
}

export function createGuard(deps: Deps): Guard {
  const wrongOnes = createRateLimit({ tries: wrongTokensPerMinute, seconds: 60 })
  const calls = createRateLimit({
    tries: deps.settings.systemCalls,
    seconds: 60,
    cause: 'Trop d’appels avec ce jeton.',
  })

  async function identify(c: Context<AppEnv>): Promise<SystemToken> {
    const hash = readAuthorization(c.req.header('authorization'))
    const token = hash === undefined ? undefined : await findValidToken(deps, hash)
    if (token) return token
    await wrongOnes.take(clientKey(c))
    throw wrongToken()
  }

  async function requireScope(c: Context<AppEnv>, scope: TokenScope): Promise<SystemToken> {
    const token = await identify(c)
    await calls.take(token.id)
    await noteUse(deps, token)
    if (!token.scopes.includes(scope)) throw missingScope(scope)
    return token
  }

  return {
    require: requireScope,
    before: (scope) => async (c, next) => {
      await requireScope(c, scope)
      await next()
    },
  }
}
