import type { Deps } from '../../api/src/app.ts'
import { siteHeaders, type Browser } from './browser.ts'
import { multipart, multipartType, type FormParts } from './multipart.ts'
import { serve } from './serve.ts'
import { createTestApp, type TestApp } from './test-app.ts'

/** The app of the tests behind a real port, for bodies that are streamed. */
export interface ServedApp extends TestApp {
  url: string
  /** As the site passes a form on; a script's unless it is said to be a page's. */
  send(browser: Browser, form: FormParts, options?: SendOptions): Promise<Response>
}

export interface SendOptions {
  as?: 'script' | 'page'
  headers?: Record<string, string>
  body?: Buffer
}

export async function serveTestApp(overrides: Partial<Deps> = {}): Promise<ServedApp> {
  const portal = await createTestApp(overrides)
  const { deps } = portal
  const settings = { ...deps.settings, port: 0, host: '127.0.0.1' }
  const { url, stop } = await serve({ ...deps, settings })
  return {
    ...portal,
    url,
    send: (browser, form, { as = 'script', headers = {}, body = multipart(form) } = {}) =>
      fetch(`${url}/api/requests`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headersOf(browser, as), 'content-type': multipartType, ...headers },
        body: new Uint8Array(body),
      }),
    async close() {
      await stop()
      await portal.close()
    },
  }
}

export function headersOf({ cookies }: Browser, as: 'script' | 'page'): Record<string, string> {
  return {
    ...siteHeaders,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': as === 'script' ? 'empty' : 'document',
    accept: as === 'script' ? 'application/json' : 'text/html',
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}
