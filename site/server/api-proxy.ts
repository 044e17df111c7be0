import {
  Agent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import { discardRest } from './bodies.ts'
import { clientAddress } from './client-address.ts'
import type { Environment } from './environment.ts'
import { log, reasonOf } from './log.ts'
import { sendPlain } from './plain-answer.ts'
import { apiDown } from './refusals.ts'

/** How long the api may stay silent once it holds the whole request. */
const SILENCE_MS = 60_000

/** RFC 9110, 7.6.1: they speak of one connection, not of the request. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What a request may not say for itself: the site says it. */
const saidByTheSite = ['expect', 'forwarded', 'host', 'x-client-address', 'x-real-ip', 'x-site-key']

type Settings = Pick<Environment, 'API_URL' | 'PUBLIC_URL' | 'SITE_KEY' | 'TRUSTED_PROXY'>

/** Streams requests to the api and its answers back; nothing is held in memory. */
export function createApiProxy(settings: Settings) {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 })
  // A connection for each, and yet none that the api would close on a body still coming: its answer
  // would be lost.
  const freshAgent = new Agent({ keepAlive: true, maxFreeSockets: 0 })

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const isSafe = request.method === 'GET' || request.method === 'HEAD'
    const upstream = httpRequest(new URL(request.url ?? '/', settings.API_URL), {
      method: request.method,
      headers: forwardedHeaders(request, settings, isSafe),
      // A kept connection may be closed by the api just as it is taken again: only what may be
      // sent twice goes over one.
      agent: isSafe ? agent : freshAgent,
    })
    upstream.on('response', (answer) => {
      relay(answer, request, response)
      answer.once('end', () => {
        if (!upstream.writableFinished) upstream.destroy()
      })
    })
    upstream.on('error', (error) => {
      if (response.headersSent || response.destroyed) return
      const isRetried = isSafe && upstream.reusedSocket && codeOf(error) === 'ECONNRESET'
      if (isRetried) forward(request, response)
      else refuse(request, response, error)
    })
    upstream.setTimeout(SILENCE_MS, () => {
      if (request.complete) upstream.destroy(new Error('The api stays silent.'))
    })
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy()
    })
    if (isSafe) upstream.end()
    else sendBody(request, upstream)
  }

  return {
    forward,
    close: () => {
      agent.destroy()
      freshAgent.destroy()
    },
  }
}

function forwardedHeaders(
  request: IncomingMessage,
  settings: Settings,
  isBodyless: boolean,
): string[] {
  const left = new Set([...hopByHop, ...saidByTheSite, ...connectionOptions(request)])
  if (isBodyless) left.add('content-length')
  const headers: string[] = []
  for (const [name, values = []] of Object.entries(request.headersDistinct)) {
    if (left.has(name) || name.startsWith('x-forwarded-')) continue
    for (const value of values) headers.push(name, value)
  }
  headers.push('host', settings.PUBLIC_URL.host)
  headers.push('x-site-key', settings.SITE_KEY)
  headers.push('x-client-address', clientAddress(request, settings.TRUSTED_PROXY))
  if (!isBodyless && !request.headers['content-length']) {
    headers.push('transfer-encoding', 'chunked')
  }
  return headers
}

/**
 * The api may answer before it has read everything: its answer counts, not the broken pipe. The
 * rest is then read and thrown away, since closing on a client that still sends loses the answer.
 */
function sendBody(request: IncomingMessage, upstream: ClientRequest): void {
  request.pipe(upstream)
  upstream.once('close', () => {
    request.unpipe(upstream)
    discardRest(request)
  })
}

function relay(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
  const left = new Set([...hopByHop, ...connectionOptions(answer)])
  const head: string[] = []
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    if (!left.has(name)) for (const value of values) head.push(name, value)
  }
  response.writeHead(answer.statusCode ?? 502, head)
  pipeline(answer, response, (error) => {
    if (!error) return
    log('warn', 'api-answer-cut', { path: pathOf(request), reason: reasonOf(error) })
    response.destroy()
  })
}

function refuse(request: IncomingMessage, response: ServerResponse, error: Error): void {
  log('error', 'api-unreachable', { path: pathOf(request), reason: reasonOf(error) })
  sendPlain(request, response, apiDown)
}

function connectionOptions({ headers }: IncomingMessage): string[] {
  return (headers.connection ?? '').split(',').map((option) => option.trim().toLowerCase())
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?')[0] ?? ''
}
