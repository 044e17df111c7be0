import {
  accessSchema,
  accountSchema,
  activatedSchema,
  awaitedCodeSchema,
  changeLinkSchema,
  documentListSchema,
  doneSchema,
  draftSchema,
  linkSchema,
  problemSchema,
  receivedListSchema,
  registrationSchema,
  requestListSchema,
  requestSchema,
  sessionSchema,
  type NotificationChoice,
  type Problem,
} from 'content-types'
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

export type Api = ReturnType<typeof apiFor>

/** As typed; the api says what is wrong with them. */
interface RegistrationDetails {
  id: string
  firstName: string
  lastName: string
  email: string
  mobile: string
  code: string
  codeAgain: string
  notifications: boolean
  dataNotice: boolean
}

/** `captcha` is what the widget solved; without it `human` is the box checked by hand. */
interface HumanFields {
  siret: string
  captcha: string
  human: boolean
}

const TIMEOUT_MS = 10_000
const forwardedHeaders = ['cookie', 'origin', 'sec-fetch-site', 'user-agent'] as const

/**
 * The api, asked in the name of whoever asks for the page. Cookies that the api sets go to the
 * page's own answer; an answer of another kind must be made by `redirect` to carry them.
 */
export function apiFor(asker: Asker) {
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
  function post<S extends z.ZodType>(schema: S, path: string, body: object = {}) {
    return call(schema, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  /** A link's secret travels in the body of a POST that changes nothing, never in an address. */
  function read<S extends z.ZodType>(schema: S, path: string, token: string) {
    return post(schema, path, { token })
  }

  function passCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      cookies.push(cookie)
      asker.response?.headers.append('set-cookie', cookie)
    }
  }

  return {
    getSession: () => call(sessionSchema, '/api/session'),
    /** A session, or what mailed code is awaited on a browser that the account does not know. */
    logIn: (credentials: { siret: string; code: string }) =>
      post(z.union([sessionSchema, awaitedCodeSchema]), '/api/session', credentials),
    getAwaitedCode: () => call(awaitedCodeSchema, '/api/session/code'),
    sendOneTimeCode: (code: string) => post(sessionSchema, '/api/session/code', { code }),
    askNewOneTimeCode: () => post(awaitedCodeSchema, '/api/session/code/renewal'),

    startRegistration: (fields: { siret: string }) =>
      post(registrationSchema, '/api/registration', fields),
    getRegistration: () => call(registrationSchema, '/api/registration'),
    answerRegistration: (fields: { id: string; answer: string }) =>
      post(registrationSchema, '/api/registration/answer', fields),
    useActivationKey: (fields: { id: string; key: string }) =>
      post(registrationSchema, '/api/registration/key', fields),
    completeRegistration: (fields: RegistrationDetails) =>
      post(registrationSchema, '/api/registration/details', fields),
    readActivation: (token: string) => read(linkSchema, '/api/activation/reading', token),
    activate: (token: string) => post(activatedSchema, '/api/activation', { token }),
    askConfirmation: (fields: HumanFields) => post(doneSchema, '/api/confirmations', fields),

    askReset: (fields: HumanFields) => post(doneSchema, '/api/resets', fields),
    readReset: (token: string) => read(linkSchema, '/api/resets/reading', token),
    redeemReset: (fields: { token: string; code: string; codeAgain: string }) =>
      post(doneSchema, '/api/resets/redemption', fields),

    getAccount: () => call(accountSchema, '/api/account'),
    askChanges: (fields: { email: string; mobile: string; address: string; code: string }) =>
      post(accountSchema, '/api/account/changes', fields),
    cancelChange: (id: string) =>
      post(accountSchema, `/api/account/changes/${encodeURIComponent(id)}/cancellation`),
    readChangeLink: (token: string) => read(changeLinkSchema, '/api/changes/reading', token),
    followChangeLink: (token: string) => post(changeLinkSchema, '/api/changes', { token }),
    changeCode: (fields: { old: string; code: string; codeAgain: string }) =>
      post(doneSchema, '/api/account/code', fields),
    chooseNotifications: (choices: NotificationChoice[]) =>
      post(accountSchema, '/api/account/notifications', { choices }),
    getAccess: () => call(accessSchema, '/api/account/access'),
    endBrowser: (id: string) =>
      post(accessSchema, `/api/account/browsers/${encodeURIComponent(id)}/end`),
    endOtherAccess: () => post(accessSchema, '/api/account/access/end'),
    closeAccount: (fields: { code: string; understood: boolean }) =>
      post(doneSchema, '/api/account/closure', fields),
    listRequests: (page = 1) => call(requestListSchema, `/api/requests?page=${page}`),
    getRequest: (reference: string) =>
      call(requestSchema, `/api/requests/${encodeURIComponent(reference)}`),
    getDraft: (key: string) => call(draftSchema, `/api/drafts/${encodeURIComponent(key)}`),
    listDocuments: ({ theme, page = 1 }: { theme?: string; page?: number } = {}) =>
      call(documentListSchema, `/api/documents?${documentQuery(theme, page)}`),
    listReceived: (limit = 5) => call(receivedListSchema, `/api/received?limit=${limit}`),

    /** `path` is one of the site's own; the answer carries the cookies set so far. */
    redirect(path: `/${string}`, status: 302 | 303 = 303): Response {
      const headers = new Headers({ location: path })
      for (const cookie of cookies) headers.append('set-cookie', cookie)
      return new Response(null, { status, headers })
    },
  }
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

function documentQuery(theme: string | undefined, page: number): string {
  const query = new URLSearchParams({ page: String(page) })
  if (theme) query.set('theme', theme)
  return query.toString()
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
