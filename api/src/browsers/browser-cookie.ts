import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { limits } from 'content-types'
import { hostCookie } from '../platform/host-cookie.ts'
import type { AppEnv } from '../platform/http.ts'

/** One secret for this browser, whichever accounts it is enrolled for. */
export function readBrowserCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, 'browser', 'host')
}

export function setBrowserCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, 'browser', token, {
    ...hostCookie,
    maxAge: limits.browserDays * 24 * 3600,
  })
}
