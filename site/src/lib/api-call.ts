import { problemSchema, type Problem } from 'content-types'
import * as z from 'zod'
import { environment } from '../../server/environment.ts'
import { log, reasonOf } from '../../server/log.ts'

/** What the api answered; `retryAfter` in seconds, when it asked to come back later. */
export type Answer<T> =
  { ok: true; value: T } | { ok: false; problem: Problem; retryAfter?: number }

/** The part of `Astro` (or of an endpoint's context) that a call needs. */
export interface Asker {
  request: Request
  clientAddress: string
  response?: { readonly headers: Headers }
}

const TIMEOUT_MS = 10_000
const forwardedHeaders = ['cookie', 'origin', 'sec-fetch-site', 'user-agent'] as const

/**
 * How the api is asked in the name of whoever asks for the page. Cookies that it sets go to the
 * page's own answer; an answer of another kind must be made by `redirect` to carry them.
 */
export type Calls = ReturnType<typeof createCalls>

export function createCalls(asker: Asker) {
  const cookies: string[] = []

  async function call<S extends z.ZodType>(
    schema: S,
    path: string,
    init: Pick<RequestInit, 'method' | 'body'> & { headers?: Record<string, string> } = {},
  ): Promise<Answer<z.infer<S>>> {
    let response: Response
    let body: unknown
    try {
      response = await fetch(new URL(path, environment().API_URL), {
        ...init,
        headers: { ...headersFor(asker), ...init.headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      body = await response.json()
    } catch (error) {
      log('error', 'api-unreachable', { path: withoutQuery(path), reason: reasonOf(error) })
      return { ok: false, problem: unreachable, retryAfter: 5 }
    }
    passCookies(response)
    return readAnswer(schema, path, response, body)
  }

  /** Sends a form's fields; the api judges them. */
  function post<S extends z.ZodType>(
    schema: S,
    path: string,
    body: object = {},
    headers: Record<string, string> = {},
  ) {
    return call(schema, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  /**
   * A link's secret travels in the body of a POST that changes nothing, never in an address. It is
   * the portal that asks, wherever the link was opened from: a mail is no page of the portal.
   */
  function read<S extends z.ZodType>(schema: S, path: string, token: string) {
    return post(schema, path, { token }, { 'sec-fetch-site': 'same-origin' })
  }

  /** A page that was opened says so: it is the portal that posts, wherever the link came from. */
  function open<S extends z.ZodType>(schema: S, path: string) {
    return post(schema, path, {}, { 'sec-fetch-site': 'same-origin' })
  }

  function passCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      cookies.push(cookie)
      asker.response?.headers.append('set-cookie', cookie)
    }
  }

  /** `path` is one of the site's own; the answer carries the cookies set so far. */
  function redirect(path: `/${string}`, status: 302 | 303 = 303): Response {
    const headers = new Headers({ location: path })
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return new Response(null, { status, headers })
  }

  return { call, post, read, open, redirect }
}

/** Without what is empty. */
export function queryOf(fields: Record<string, string | number | undefined>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

const unreachable: Problem = {
  type: 'busy',
  title: 'Le service est momentanément indisponible. Réessayez dans quelques instants.',
  status: 503,
  errors: [],
}

const unreadable: Problem = {
  type: 'internal',
  title: 'Une erreur est survenue. Réessayez dans quelques instants.',
  status: 500,
  errors: [],
}

function headersFor({ request, clientAddress }: Asker): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'x-site-key': environment().SITE_KEY,
    'x-client-address': clientAddress,
  }
  for (const name of forwardedHeaders) {
    const value = request.headers.get(name)
    if (value !== null) headers[name] = value
  }
  return headers
}

function readAnswer<S extends z.ZodType>(
  schema: S,
  path: string,
  response: Response,
  body: unknown,
): Answer<z.infer<S>> {
  const answered = response.ok ? schema.safeParse(body) : undefined
  if (answered?.success) return { ok: true, value: answered.data }
  const refused = response.ok ? undefined : problemSchema.safeParse(body)
  if (refused?.success) return { ok: false, problem: refused.data, ...retryAfterOf(response) }
  const fault = (answered ?? refused)?.error
  const reason = fault && z.prettifyError(fault)
  log('error', 'api-unreadable', { path: withoutQuery(path), status: response.status, reason })
  return { ok: false, problem: unreadable }
}

function retryAfterOf(response: Response): { retryAfter?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? NaN)
  return Number.isFinite(seconds) ? { retryAfter: seconds } : {}
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? path
}
