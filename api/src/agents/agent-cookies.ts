import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hostCookie } from '../platform/host-cookie.ts'
import type { AppEnv } from '../platform/http.ts'

/** Of the desk alone: an employer's session is another cookie. */
const SESSION = 'enim-agent'
/** Says that the password was right in this browser. */
const LOGIN = 'enim-agent-login'

export const LOGIN_MINUTES = 10

export function readAgentCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, SESSION, 'host')
}

export function setAgentCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, SESSION, token, hostCookie)
}

export function clearAgentCookie(c: Context<AppEnv>): void {
  deleteCookie(c, SESSION, hostCookie)
}

export function readLoginCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, LOGIN, 'host')
}

export function setLoginCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, LOGIN, token, { ...hostCookie, maxAge: LOGIN_MINUTES * 60 })
}

export function clearLoginCookie(c: Context<AppEnv>): void {
  deleteCookie(c, LOGIN, hostCookie)
}
