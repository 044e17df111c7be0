import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { siteHeaders } from '../../support/browser.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
  /** By name. */
  cookies: Record<string, string>
  ms: number
}

export interface Call {
  method?: 'GET' | 'POST'
  body?: unknown
  /** Whose tries these are: the site would have set it. */
  address?: string
  cookies?: Record<string, string>
  headers?: Record<string, string>
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Asks the api as the site does, over a kept-alive connection. */
export function call(url: string, { method = 'POST', ...options }: Call = {}): Promise<Answer> {
  const { body, address = '192.0.2.1', cookies = {}, headers = {} } = options
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const text = method === 'GET' ? undefined : JSON.stringify(body ?? {})
  return send(url, method, text, {
    ...siteHeaders,
    'x-client-address': address,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': 'empty',
    accept: 'application/json',
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cookie.length > 0 ? { cookie: cookie.join('; ') } : {}),
    ...headers,
  })
}

function send(
  url: string,
  method: string,
  text: string | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const question = request(url, { method, headers, agent }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
          cookies: cookiesOf(response.headers['set-cookie'] ?? []),
          ms: performance.now() - start,
        })
      })
    })
    question.on('error', reject)
    question.end(text)
  })
}

function cookiesOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      return [name, value]
    }),
  )
}

/** The nth address of 10.0.0.0/8, so that each try comes from elsewhere. */
export function addressOf(rank: number): string {
  return `10.${String((rank >> 16) & 255)}.${String((rank >> 8) & 255)}.${String(rank & 255)}`
}

/** Runs the work for each item, so many at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, rank: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const rank = next++
      await work(items[rank] as T, rank)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
}
