import type { FieldError } from 'content-types'
import type { Answer } from './api-call.ts'

/** Why a form comes back, and how its page is answered; `accepted` when nothing is wrong. */
export interface Outcome {
  errors: readonly FieldError[]
  /** Of the whole form, when no field is at fault. */
  refusal?: string | undefined
  /** The problem's word for programs. */
  type?: string | undefined
  status: number
  /** In seconds. */
  retryAfter?: number | undefined
}

export const accepted: Outcome = { errors: [], status: 200 }

export function refusedBy({ problem, retryAfter }: Extract<Answer<unknown>, { ok: false }>) {
  const { type, title, status, errors } = problem
  const refusal = errors.length > 0 ? undefined : title
  return { type, status, errors, refusal, retryAfter } satisfies Outcome
}

/**
 * The fields of a posted form; none when the body is not one, which the api then refuses. A copy is
 * read: Astro shows no other page in place of one whose body was.
 */
export async function readForm(request: Request): Promise<FormData> {
  return request
    .clone()
    .formData()
    .catch(() => new FormData())
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A secret of digits or letters: one copied from a note or a mail often brings spaces with it. */
export function secretOf(form: FormData, name: string): string {
  return textOf(form, name).replace(/\s/g, '')
}

/** A password: every blank of it is its own. */
export function passwordOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export function messageFor({ errors }: Pick<Outcome, 'errors'>, name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}

/** Gives the page the status of what became of its form. */
export function answerWith(
  response: { status?: number | undefined; readonly headers: Headers },
  { status, retryAfter }: Outcome,
): void {
  response.status = status
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
}
