import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { limits } from 'content-types'
import type { AppEnv } from '../platform/http.ts'

const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

export function readRegistrationCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, 'registration', 'host')
}

/** For as long as the link of the confirmation mail: the database knows when each step ends. */
export function setRegistrationCookie(c: Context<AppEnv>, token: string): void {
  const maxAge = (limits.registrationHours + limits.activationHours) * 3600
  setCookie(c, 'registration', token, { ...attributes, prefix: 'host', maxAge })
}

export function clearRegistrationCookie(c: Context<AppEnv>): void {
  deleteCookie(c, 'registration', { ...attributes, prefix: 'host' })
}
