import { environment } from '../environment.ts'

interface Dispatcher {
  dispatch(options: { origin?: string | URL }, handler: unknown): boolean
}

/** Where `fetch` keeps what it calls through: https://github.com/nodejs/undici, `lib/global.js`. */
const THROUGH = Symbol.for('undici.globalDispatcher.1')

/**
 * Strapi calls the site and the api, and nobody else: neither a webhook that an account of the
 * panel would add, nor a picture fetched from an address, nor a redirection that one of them meets.
 */
export function callOnlyThePortal(): void {
  const { SITE_URL, API_URL } = environment()
  const allowed = new Set([SITE_URL, API_URL].map((url) => new URL(url).origin))
  const holder = globalThis as unknown as Record<symbol, Dispatcher | undefined>
  // Node loads all of `fetch` with the first of its classes that is used.
  new Headers()
  const real = holder[THROUGH]
  if (!real) throw new Error('Node no longer keeps the dispatcher of `fetch` where it did.')
  const guard: Dispatcher = Object.create(real) as Dispatcher
  guard.dispatch = (options, handler) => {
    const origin = options.origin === undefined ? '' : new URL(options.origin).origin
    if (allowed.has(origin)) return real.dispatch(options, handler)
    throw new Error(`Le CMS n’appelle que le portail, et non ${origin}.`)
  }
  holder[THROUGH] = guard
}
