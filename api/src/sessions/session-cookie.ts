import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hostCookie } from '../platform/host-cookie.ts'
import type { AppEnv } from '../platform/http.ts'
import { sha256 } from '../platform/tokens.ts'

export function readSessionCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, 'session', 'host')
}

/** What the database knows this browser's session by. */
export function sessionHashOf(c: Context<AppEnv>): string | undefined {
  const token = readSessionCookie(c)
  return token === undefined ? undefined : sha256(token)
}

/**
 * Without an age: the database alone knows when a session ends, and the cookie of an ended one
 * still tells whose late form it comes with.
 */
export function setSessionCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, 'session', token, hostCookie)
}

export function clearSessionCookie(c: Context<AppEnv>): void {
  deleteCookie(c, 'session', hostCookie)
}
