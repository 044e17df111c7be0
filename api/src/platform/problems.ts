import type { FieldError, Problem as ProblemBody } from 'content-types'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requestIdOf, type AppEnv } from './http.ts'
import type { Log } from './log.ts'

const statuses = {
  'invalid-input': 422,
  'idempotency-key-reused': 422,
  'wrong-credentials': 401,
  'wrong-token': 401,
  'missing-scope': 403,
  'unsupported-type': 415,
  blocked: 403,
  expired: 410,
  withdrawn: 410,
  'wrong-step': 409,
  'account-exists': 409,
  'changed-elsewhere': 409,
  quota: 429,
  'signed-out': 401,
  'foreign-origin': 403,
  'wrong-site-key': 403,
  'not-found': 404,
  'timed-out': 408,
  'too-large': 413,
  'too-many': 429,
  'damaged-file': 500,
  internal: 500,
  busy: 503,
} as const

export type ProblemType = keyof typeof statuses

interface ProblemOptions {
  type: ProblemType
  /** A French sentence for people. */
  title: string
  errors?: FieldError[]
  /** In seconds. */
  retryAfter?: number
}

/** An expected refusal: thrown by a feature, answered by `answerProblem`. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly title: string
  readonly status: (typeof statuses)[ProblemType]
  readonly errors: FieldError[]
  readonly retryAfter: number | undefined

  constructor({ type, title, errors = [], retryAfter }: ProblemOptions) {
    super(`${type}: ${title}`)
    this.name = 'Problem'
    this.type = type
    this.title = title
    this.status = statuses[type]
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

export function problem(options: ProblemOptions): Problem {
  return new Problem(options)
}

export function notFound(): Problem {
  return problem({ type: 'not-found', title: 'Cette page ou ce document n’existe pas.' })
}

export function busy(retryAfter = 5): Problem {
  return problem({
    type: 'busy',
    title: 'Le service est très sollicité. Réessayez dans quelques instants.',
    retryAfter,
  })
}

/** The one error handler: a refusal is answered as it is, anything else is logged and answered 500. */
export function answerErrors(log: Log) {
  return (error: unknown, c: Context<AppEnv>): Response => {
    if (error instanceof Problem) return answerProblem(error)
    if (error instanceof HTTPException) return answerProblem(unreadable())
    log.error('request failed', { requestId: requestIdOf(c), error })
    return answerProblem(
      problem({
        type: 'internal',
        title: 'Une erreur s’est produite de notre côté. Réessayez dans quelques instants.',
      }),
    )
  }
}

export function answerProblem(refusal: Problem): Response {
  const { type, title, status, errors, retryAfter } = refusal
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' })
  if (retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(retryAfter)))
  const body: ProblemBody = { type, title, status, errors }
  return new Response(JSON.stringify(body), { status, headers })
}

/** Hono itself refuses only what it cannot read: broken JSON, another content type. */
function unreadable(): Problem {
  return problem({ type: 'invalid-input', title: 'Cette demande n’a pas pu être lue.' })
}
