import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAddress } from './address.ts'
import { refuseTrickle } from './bodies.ts'
import type { Environment } from './environment.ts'
import { log, reasonOf } from './log.ts'
import { sendPlain, type PlainAnswer } from './plain-answer.ts'
import { send, type HeaderList, type Prepared } from './prepared.ts'
import { isPrivate } from './private-paths.ts'
import {
  brokenPage,
  foreignOrigin,
  lengthRequired,
  refusedAddress,
  refusedMethod,
  tooLarge,
  unknownFile,
} from './refusals.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void
type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<void>

interface Parts {
  settings: Pick<Environment, 'PUBLIC_URL'>
  security: HeaderList
  /** The kept page at an address, while it is fresh. */
  freshPage: (address: string) => Prepared | undefined
  files: ReadonlyMap<string, Prepared>
  /** A page is sent: how often each question is read is counted. */
  countView: (request: IncomingMessage) => void
  forwardToApi: Handler
  takeHint: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  render: PageHandler
}

/** A form of a page: identifiers and a few words. Files go to the api. */
const MOST_FORM_BYTES = 64 * 1024

const reading = ['GET', 'HEAD']
const readingAndSending = ['GET', 'HEAD', 'POST']

/** Everything that the public port answers, cheapest first. */
export function createPortal(parts: Parts): Handler {
  return function answer(request, response) {
    const target = request.url ?? ''
    if (request.method === 'GET' || request.method === 'HEAD') {
      const ready = parts.freshPage(target) ?? parts.files.get(target)
      if (ready) {
        parts.countView(request)
        send(request, response, ready)
        return
      }
    }
    for (const [name, value] of parts.security) response.setHeader(name, value)
    route(parts, request, response).catch((error: unknown) => {
      log('error', 'request-failed', { path: target.split('?')[0], reason: reasonOf(error) })
      if (response.headersSent) response.destroy()
      else sendPlain(request, response, brokenPage)
    })
  }
}

async function route(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? ''
  const address = readAddress(request.url ?? '')
  if (address.kind === 'refused' || request.headers.host === undefined) {
    sendPlain(request, response, refusedAddress)
    return
  }
  if (address.kind === 'slashed') {
    response.writeHead(308, { Location: address.location, 'Cache-Control': 'no-store' }).end()
    return
  }
  const { path } = address
  const allowed = methodsOf(path)
  const refusal = allowed.includes(method)
    ? refusalOf(parts, request, path)
    : refusedMethod(allowed)
  if (refusal) {
    sendPlain(request, response, refusal)
    return
  }
  refuseTrickle(request)
  if (path === '/webhooks/cms') await parts.takeHint(request, response)
  else if (isApi(path)) {
    response.setHeader('Cache-Control', 'private, no-store')
    parts.forwardToApi(request, response)
  } else {
    parts.countView(request)
    await parts.render(request, response, path)
  }
}

function methodsOf(path: string): string[] {
  if (path === '/webhooks/cms') return ['POST']
  if (isKeptAsTyped(path)) return [...readingAndSending, 'PUT']
  return isApi(path) || isPrivate(path) ? readingAndSending : reading
}

/** A draft, or the answers to a form. */
function isKeptAsTyped(path: string): boolean {
  return path.startsWith('/api/drafts/') || /^\/api\/forms\/[^/]+\/answers$/.test(path)
}

function refusalOf(
  { settings }: Parts,
  request: IncomingMessage,
  path: string,
): PlainAnswer | undefined {
  // Astro's own endpoints (_image, _actions, _server-islands) and files of another build.
  if (path.startsWith('/_')) return unknownFile
  if (request.method !== 'POST' || !isPrivate(path)) return undefined
  if (!isFromThePortal(request, settings.PUBLIC_URL)) return foreignOrigin
  const length = request.headers['content-length']
  if (length === undefined) return lengthRequired
  return Number(length) > MOST_FORM_BYTES ? tooLarge : undefined
}

/** Browsers say where a form comes from, and scripts of another site cannot change what they say. */
function isFromThePortal({ headers }: IncomingMessage, publicUrl: URL): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.origin === publicUrl.origin : site === 'same-origin'
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}
