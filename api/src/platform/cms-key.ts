import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

/** Only Strapi, which holds the key, reads what editors are told; the site never forwards there. */
export function requireCmsKey(key: string): MiddlewareHandler<AppEnv> {
  const expected = digest(`Bearer ${key}`)
  return async (c, next) => {
    if (timingSafeEqual(digest(c.req.header('authorization') ?? ''), expected)) return next()
    throw problem({ type: 'wrong-token', title: 'L’accès à ce service est fermé.' })
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
