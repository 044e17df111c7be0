import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { limits } from 'content-types'
import { hostCookie } from '../platform/host-cookie.ts'
import type { AppEnv } from '../platform/http.ts'

/** Says which awaited code is this browser's. */
export function readLoginCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, 'login', 'host')
}

/** For as long as all its codes, one sent after the other, could last. */
export function setLoginCookie(c: Context<AppEnv>, token: string): void {
  const maxAge = limits.oneTimeCodeSends * limits.oneTimeCodeMinutes * 60
  setCookie(c, 'login', token, { ...hostCookie, maxAge })
}

export function clearLoginCookie(c: Context<AppEnv>): void {
  deleteCookie(c, 'login', hostCookie)
}
