import { createHash, timingSafeEqual } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
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

/**
 * Whose tries are counted together: an IPv4 address, or the /64 that one IPv6 customer holds.
 * The site sets the header, having replaced whatever the browser sent.
 */
export function clientKey(c: Context<AppEnv>): string {
  const address = (c.req.header('x-client-address') ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(address)) return address
  return isIPv6(address) ? networkOf(address) : 'unknown'
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::')
    ? Array<string>(8 - before.length - after.length).fill('0')
    : []
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
