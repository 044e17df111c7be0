import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

/**
 * Whatever changes something must come from a page of the portal. Browsers that do not send
 * Sec-Fetch-Site send Origin; who sends neither is no browser of ours.
 */
export function requireOwnOrigin(publicUrl: string): MiddlewareHandler<AppEnv> {
  const ownOrigin = new URL(publicUrl).origin
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const own = site === undefined ? c.req.header('origin') === ownOrigin : site === 'same-origin'
    if (own) return next()
    throw problem({
      type: 'foreign-origin',
      title: 'Cette demande ne vient pas d’une page du portail.',
    })
  }
}
