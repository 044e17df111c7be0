import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { limits } from 'content-types'
import { hostCookie } from '../platform/host-cookie.ts'
import type { AppEnv } from '../platform/http.ts'

export function readRegistrationCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, 'registration', 'host')
}

/** For as long as the link of the confirmation mail: the database knows when each step ends. */
export function setRegistrationCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, 'registration', token, {
    ...hostCookie,
    maxAge: (limits.registrationHours + limits.activationHours) * 3600,
  })
}
