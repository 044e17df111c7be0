import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Log } from './log.ts'

/** What every handler's context carries. `incoming` is absent under `app.request()` of the tests. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string }
}

export function requestIdOf(c: Context<AppEnv>): string {
  return c.get('requestId')
}

/** Gives each request an id, the site's own when it sent one, and logs its end. */
export function logRequests(log: Log): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    const start = performance.now()
    await next()
    c.res.headers.set('x-request-id', requestId)
    if (c.req.path === '/health') return
    log.info('request', {
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    })
  }
}

/** Set on every answer; a handler that needs another value of one sets it itself. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(defaults)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

const defaults = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Whether a person's browser waits for a page (a plain form) rather than a script for JSON.
 * `Accept: application/json` tells a script; so does a fetch, which no browser sends as a document.
 */
export function wantsPage(c: Context<AppEnv>): boolean {
  if (c.req.header('accept')?.includes('application/json')) return false
  return (c.req.header('sec-fetch-dest') ?? 'document') === 'document'
}
