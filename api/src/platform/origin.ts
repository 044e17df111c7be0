import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

/** No browser ever calls there: Enim's own systems do, each with its token. */
const systemsPath = '/api/v1/'

/**
 * Mail programs post there for their reader (RFC 8058), from anywhere: the signed address says who
 * leaves, no cookie is read.
 */
const mailProgramsPath = '/api/subscriptions/leave'

/**
 * Whatever changes something must come from a page of the portal. Browsers that do not send
 * Sec-Fetch-Site send Origin; who sends neither is no browser of ours.
 */
export function requireOwnOrigin(publicUrl: string): MiddlewareHandler<AppEnv> {
  const ownOrigin = new URL(publicUrl).origin
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    if (c.req.path === mailProgramsPath) return next()
    if (c.req.path.startsWith(systemsPath)) {
      if (site === undefined && origin === undefined) return next()
      throw foreignOrigin()
    }
    const own = site === undefined ? origin === ownOrigin : site === 'same-origin'
    if (own) return next()
    throw foreignOrigin()
  }
}

function foreignOrigin() {
  return problem({
    type: 'foreign-origin',
    title: 'Cette demande ne vient pas d’une page du portail.',
  })
}
