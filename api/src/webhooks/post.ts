import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { readWebhookUrl, resolveAllowed, type Resolve } from './allowed-address.ts'

export interface Posting {
  url: string
  headers: Record<string, string>
  body: string
  allowedHosts: readonly string[]
  timeoutMs: number
  resolve?: Resolve | undefined
}

/** Undefined once it was taken, with any 2xx; otherwise why not. Redirections are not followed. */
export async function post(posting: Posting): Promise<string | undefined> {
  try {
    const status = await send(posting)
    return status >= 200 && status < 300 ? undefined : `réponse ${String(status)}`
  } catch (error) {
    return reasonOf(error, posting.timeoutMs)
  }
}

async function send(posting: Posting): Promise<number> {
  const { headers, body, allowedHosts, timeoutMs, resolve } = posting
  const url = readWebhookUrl(posting.url)
  const signal = AbortSignal.timeout(timeoutMs)
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  // Node connects to a literal address without looking it up.
  if (isIP(bare) !== 0) await resolveAllowed(bare, allowedHosts)
  const lookup: LookupFunction = (host, options, done) => {
    resolveAllowed(host, allowedHosts, resolve).then(
      (addresses) => {
        const [first] = addresses
        if (options.all) done(null, addresses)
        else done(null, first?.address ?? '', first?.family)
      },
      (error: unknown) => {
        done(error as NodeJS.ErrnoException, '')
      },
    )
  }
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  const { promise, resolve: settle, reject } = Promise.withResolvers<number>()
  const length = String(Buffer.byteLength(body))
  const options = { method: 'POST', headers: { ...headers, 'content-length': length } }
  const sent = request(url, { ...options, lookup, signal, agent: false }, (answer) => {
    // What it says besides is of no interest; the time limit ends what goes on and on.
    answer.on('error', () => undefined).resume()
    settle(answer.statusCode ?? 0)
  })
  sent.on('error', reject)
  sent.end(body)
  return promise
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return `pas de réponse en ${String(timeoutMs / 1000)} s`
  }
  return error.message
}
