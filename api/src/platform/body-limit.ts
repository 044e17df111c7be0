import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppEnv } from './http.ts'
import { problem } from './problems.ts'

const MAX_BYTES = 64 * 1024

/** For everything but multipart, whose receiver counts as it streams. */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (c.req.header('content-type')?.startsWith('multipart/')) return next()
  // Node's parser holds a body to its announced length; only one without must be counted.
  const announced = c.req.header('content-length')
  if (announced === undefined) return countBody(c, next)
  if (Number(announced) > MAX_BYTES) throw tooLarge()
  return next()
}

const countBody = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () => {
    throw tooLarge()
  },
})

function tooLarge() {
  return problem({ type: 'too-large', title: 'Cet envoi est trop volumineux.' })
}
