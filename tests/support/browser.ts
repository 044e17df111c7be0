import type { createApp } from '../../api/src/app.ts'
import type { Person } from './cast.ts'

type App = ReturnType<typeof createApp>

/** What the site adds to each call that it passes on. */
export const siteHeaders = {
  'x-site-key': 'site-key-of-the-tests-0123456789',
  'x-client-address': '192.0.2.1',
}

const fetchHeaders = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-dest': 'empty',
  accept: 'application/json',
}

/** A browser behind the site: it keeps its cookies and sends what browsers send. */
export interface Browser {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** As a script sends: JSON, or FormData. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  put(path: string, body: unknown): Promise<Response>
  logIn(person: Pick<Person, 'siret' | 'code'>): Promise<Response>
}

export function openBrowser(app: App): Browser {
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit, headers: Record<string, string>) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(path, {
      ...init,
      headers: { ...siteHeaders, ...fetchHeaders, ...(cookie && { cookie }), ...headers },
    })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    return answer
  }

  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post(path, body, headers = {}) {
      if (body === undefined) return send(path, { method: 'POST' }, headers)
      if (body instanceof FormData) return send(path, { method: 'POST', body }, headers)
      const json = { 'content-type': 'application/json', ...headers }
      return send(path, { method: 'POST', body: JSON.stringify(body) }, json)
    },
    put(path, body) {
      const json = { 'content-type': 'application/json' }
      return send(path, { method: 'PUT', body: JSON.stringify(body) }, json)
    },
    logIn: ({ siret, code }) => browser.post('/api/session', { siret, code }),
  }
  return browser
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (/; max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}
