import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const cmsToken = 'token-of-the-tests-0123456789'

export type Entry = Record<string, unknown>

/** What the fake answers: as it should, never, with something else, or with an error. */
export type CmsMood = 'well' | 'silent' | 'garbled' | 'failing'

interface Contents {
  'news-articles': Entry[]
  themes: Entry[]
  forms: Entry[]
  pages?: Entry[]
  'window-texts'?: Entry[]
  'faq-entries': Entry[]
  'answer-templates': Entry[]
  'mail-texts'?: Entry[]
  redirects?: Entry[]
  deadlines?: Entry[]
  setting: Entry | null
}

/** A server that answers like Strapi 5's REST API, as far as the site asks it. */
export class FakeCms {
  readonly contents: Contents
  readonly uploads = new Map<string, { bytes: Buffer; type: string }>()
  readonly paths: string[] = []
  mood: CmsMood = 'well'
  /** Milliseconds before each answer. */
  delay = 0
  port = 0
  #server: Server | undefined

  constructor(contents: Contents) {
    this.contents = contents
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      setTimeout(() => {
        this.#answer(request, response)
      }, this.delay)
    })
    server.listen(this.port, '127.0.0.1')
    await once(server, 'listening')
    this.port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }

  /** How many calls whose address holds `words` came since the last reset. */
  count(words: string): number {
    return this.paths.filter((path) => path.includes(words)).length
  }

  reset(): void {
    this.paths.length = 0
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url)
    this.paths.push(decodeURIComponent(`${url.pathname}${url.search}`))
    if (this.mood === 'silent') return
    if (this.mood === 'failing') return void response.writeHead(500).end('{}')
    if (this.mood === 'garbled') {
      return void response.writeHead(200, json).end('{"data":[{"title":"Tronq')
    }
    const upload = this.uploads.get(url.pathname)
    if (upload) {
      return void response.writeHead(200, { 'content-type': upload.type }).end(upload.bytes)
    }
    if (request.headers.authorization !== `Bearer ${cmsToken}`) {
      return void response.writeHead(403, json).end('{"data":null,"error":{"status":403}}')
    }
    const [kind = '', id] = url.pathname.replace('/api/', '').split('/')
    if (kind === 'setting') {
      const { setting } = this.contents
      const status = setting ? 200 : 404
      return void response.writeHead(status, json).end(JSON.stringify({ data: setting, meta: {} }))
    }
    if (!(kind in this.contents)) return void response.writeHead(404, json).end('{"data":null}')
    const entries = this.contents[kind as 'news-articles']
    if (id !== undefined) {
      const data = entries.find(({ documentId }) => documentId === id) ?? null
      return void response.writeHead(data ? 200 : 404, json).end(JSON.stringify({ data }))
    }
    response.writeHead(200, json).end(JSON.stringify(answerOf(entries, url.searchParams)))
  }
}

const json = { 'content-type': 'application/json' }

function answerOf(entries: readonly Entry[], query: URLSearchParams) {
  const page = Number(query.get('pagination[page]') ?? 1)
  const pageSize = Number(query.get('pagination[pageSize]') ?? 25)
  const [field = 'id', direction] = (query.get('sort[0]') ?? 'id:asc').split(':')
  const found = entries
    .filter((entry) => [...query].every(([name, value]) => passes(entry, name, value)))
    .toSorted((one, other) => {
      const order = textOf(one[field]).localeCompare(textOf(other[field]), 'fr', { numeric: true })
      return direction === 'desc' ? -order : order
    })
  const wanted = [...query].flatMap(([name, value]) =>
    /^fields\[\d+\]$/.test(name) ? [value] : [],
  )
  const data = found.slice((page - 1) * pageSize, page * pageSize)
  return {
    data: wanted.length === 0 ? data : data.map((entry) => pick(entry, wanted)),
    meta: {
      pagination: {
        page,
        pageSize,
        pageCount: Math.ceil(found.length / pageSize),
        total: found.length,
      },
    },
  }
}

/** Relations and media are answered whether or not they are among the fields. */
function pick(entry: Entry, fields: string[]): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([name, value]) =>
        name === 'documentId' || fields.includes(name) || name === 'domains' || isMedia(value),
    ),
  )
}

function isMedia(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'mime' in value
}

function passes(entry: Entry, name: string, value: string): boolean {
  const filter = /^filters\[(\w+)\](?:\[(\w+)\])?\[\$eq\]$/.exec(name)
  if (!filter) return true
  const [, field = '', inner] = filter
  if (inner === undefined) return textOf(entry[field]) === value
  const related = entry[field]
  return Array.isArray(related) && related.some((one: Entry) => textOf(one[inner]) === value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
