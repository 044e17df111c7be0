import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

/** Only the site, which holds the key, may speak to the api. */
export function requireSiteKey(siteKey: string): MiddlewareHandler<AppEnv> {
  const expected = digest(siteKey)
  return async (c, next) => {
    if (timingSafeEqual(digest(c.req.header('x-site-key') ?? ''), expected)) return next()
    throw problem({ type: 'wrong-site-key', title: 'L’accès direct à ce service est fermé.' })
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
