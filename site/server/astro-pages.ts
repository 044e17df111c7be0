import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from './client-address.ts'
import { Collected, type Answer } from './collected.ts'
import { compress, encodingFor, isWorthCompressing } from './encoding.ts'
import type { Environment } from './environment.ts'
import { sendPlain } from './plain-answer.ts'
import { isPreview, isPrivate } from './private-paths.ts'
import { brokenPage, unknownFile } from './refusals.ts'

export type AstroHandler = (request: IncomingMessage, response: ServerResponse) => unknown

type Settings = Pick<Environment, 'PUBLIC_URL' | 'TRUSTED_PROXY'>

/** What Astro may know of those who ask for a page with a person behind it. */
const passedToPrivatePages = [
  'accept',
  'accept-encoding',
  'content-length',
  'content-type',
  'cookie',
  'origin',
  'sec-fetch-site',
  'sec-fetch-dest',
  'sec-purpose',
  'user-agent',
] as const

/** Renders with Astro, and sends what it answers compressed and with the portal's own headers. */
export function createAstroPages(handler: AstroHandler, settings: Settings) {
  return async function render(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const acceptEncoding = request.headers['accept-encoding']
    const collected = new Collected(request)
    response.once('close', () => {
      collected.destroy()
    })
    request.headers = headersFor(request, path, settings)
    if (!isPrivate(path)) request.method = 'GET'
    await handler(request, collected)
    const answer = await collected.answer
    if (response.destroyed) return
    if (!answer || isCrash(answer)) sendPlain(request, response, brokenPage)
    else if (isMissingFile(answer)) sendPlain(request, response, unknownFile)
    else await sendAnswer(response, answer, path, acceptEncoding)
  }
}

/**
 * A public page is the same for everybody, so Astro learns nothing of who asks for it, and of
 * where the portal is only what PUBLIC_URL says.
 */
function headersFor(request: IncomingMessage, path: string, settings: Settings) {
  const { host, protocol } = settings.PUBLIC_URL
  const headers: IncomingHttpHeaders = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    'accept-encoding': request.headers['accept-encoding'],
  }
  if (!isPrivate(path)) return headers
  for (const name of passedToPrivatePages) Object.assign(headers, { [name]: request.headers[name] })
  headers['x-forwarded-for'] = clientAddress(request, settings.TRUSTED_PROXY)
  return headers
}

/** Astro answers plain text when even its own error page fails. */
function isCrash({ status, headers }: Answer): boolean {
  return status >= 500 && !String(headers['content-type']).startsWith('text/html')
}

/** Astro has a page for what is missing, but sends it for pages only. */
function isMissingFile({ status, body }: Answer): boolean {
  return status === 404 && body.length === 0
}

async function sendAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  path: string,
  acceptEncoding: string | undefined,
): Promise<void> {
  const head = { ...headers }
  const isPassing = status === 500 && head['retry-after'] !== undefined
  if (head['content-type'] === 'text/html') head['content-type'] = 'text/html; charset=utf-8'
  if (isPrivate(path) || isPreview(path)) head['cache-control'] = 'private, no-store'
  else delete head['set-cookie']
  head['cache-control'] ??= 'no-store'
  const isReady = head['content-encoding'] !== undefined
  const isShrunk = !isReady && isWorthCompressing(body, String(head['content-type']))
  const encoding = isShrunk ? encodingFor(acceptEncoding) : 'identity'
  const bytes = await compress(body, encoding)
  if (isShrunk) head.vary = 'Accept-Encoding'
  if (encoding !== 'identity') head['content-encoding'] = encoding
  delete head['transfer-encoding']
  head['content-length'] = String(bytes.length)
  response.writeHead(isPassing ? 503 : status, head).end(bytes)
}
