import type { IncomingMessage } from 'node:http'
import { startFakeApi, type FakeApi } from './fake-api.ts'
import { forget, startSite, type Site } from './site.ts'

export interface SiteWithApi extends Site {
  api: FakeApi
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>
  /** What the api was asked last. */
  lastCall(): IncomingMessage
  /** The api answers « ok » again, and was asked nothing. */
  reset(): void
  close(): Promise<void>
}

/** The built site before an api that answers as a test wants. */
export async function startSiteWithApi(): Promise<SiteWithApi> {
  const api = await startFakeApi()
  const site = await startSite({ apiUrl: api.url })
  return {
    ...site,
    api,
    post: (path, body, headers = {}) =>
      fetch(`${site.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' }),
    lastCall() {
      const call = api.calls.at(-1)
      if (!call) throw new Error('The api was not called.')
      return call
    },
    reset() {
      api.calls.length = 0
      api.reply = (_, response) =>
        response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
    },
    async close() {
      await site.stop()
      await api.stop()
      await forget(site)
    },
  }
}
