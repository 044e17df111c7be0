import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeCms } from '../../support/fake-cms.ts'
import { startFakeCms } from './contents.ts'
import { readPage, type Page } from './page.ts'
import { forget, startSite, type Site } from './site.ts'

interface Answered {
  status: number
  body: unknown
  cookies?: string[]
}

type Call = `${'GET' | 'POST' | 'PUT'} /api/${string}`

/** Someone in front of the built site, whose browser keeps cookies; the api answers as a test says. */
export class Visitor {
  answers: Partial<Record<Call, Answered>> = {}
  calls: { call: string; body: unknown }[] = []
  readonly cookies = new Map<string, string>()
  readonly site: Site
  readonly cms: FakeCms
  readonly #api: Server

  private constructor(site: Site, cms: FakeCms, api: Server) {
    this.site = site
    this.cms = cms
    this.#api = api
  }

  static async start(): Promise<Visitor> {
    const api = createServer()
    api.listen(0, '127.0.0.1')
    await once(api, 'listening')
    const cms = await startFakeCms()
    const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
    const visitor = new Visitor(await startSite({ cmsUrl: cms.url, apiUrl }), cms, api)
    visitor.#answerCalls()
    return visitor
  }

  reset(): void {
    this.answers = {}
    this.calls = []
    this.cookies.clear()
  }

  async stop(): Promise<void> {
    await this.site.stop()
    this.#api.closeAllConnections()
    this.#api.close()
    await Promise.all([this.cms.stop(), forget(this.site)])
  }

  get(path: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Page> {
    return this.#ask(path, { method })
  }

  /** Posts a form, as the portal's own page does; another body comes with its own type. */
  post(path: string, body: Record<string, string> | string | Blob): Promise<Page> {
    const isForm = typeof body !== 'string' && !(body instanceof Blob)
    const headers = { origin: this.site.url, 'sec-fetch-site': 'same-origin' }
    return this.#ask(path, {
      method: 'POST',
      headers,
      body: isForm ? new URLSearchParams(body) : body,
    })
  }

  /** What was sent to the api, in order; readings left out. */
  sent(call: Call): unknown[] {
    return this.calls.filter((one) => one.call === call).map(({ body }) => body)
  }

  async #ask(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.site.url}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return readPage(response)
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const isOver = /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line) || value === 'deleted'
    if (isOver) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  #answerCalls(): void {
    this.#api.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const call = `${request.method ?? ''} ${request.url ?? ''}`
        const text = Buffer.concat(chunks).toString()
        this.calls.push({ call, body: text === '' ? undefined : JSON.parse(text) })
        const { status, body, cookies } = this.answers[call as Call] ?? expired
        const headers = { 'content-type': 'application/json', 'set-cookie': cookies ?? [] }
        response.writeHead(status, headers).end(JSON.stringify(body))
      })
    })
  }
}

export function refused(
  status: number,
  type: string,
  title: string,
  errors: { field: string; message: string }[] = [],
): Answered {
  return { status, body: { type, title, status, errors } }
}

/** What the api says of whatever a test does not name. */
const expired = refused(410, 'expired', 'C’est trop tard.')
