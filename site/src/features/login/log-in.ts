import type { APIContext } from 'astro'
import type { FieldError, Problem } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { destinationOf } from '../session/destinations.ts'
import { forgetSiret, readSiret, rememberSiret } from './remembered-siret.ts'

/** What the login form shows; never the code. */
export interface LoginState {
  siret: string
  remember: boolean
  errors: readonly FieldError[]
  /** What the whole form was refused for, when no field is at fault. */
  refusal?: string
  status: number
  retryAfter?: number | undefined
}

export function blankLogin({ cookies }: APIContext): LoginState {
  const siret = readSiret(cookies)
  return { siret: siret ?? '', remember: siret !== undefined, errors: [], status: 200 }
}

/** Opens the session and leads to what was asked for, or says why not with what was typed. */
export async function logIn(context: APIContext, api: Api): Promise<Response | LoginState> {
  const form = await context.request.formData()
  const siret = textOf(form, 'siret')
  const remember = form.has('remember')
  // A code copied from a note often brings spaces with it.
  const answer = await api.logIn({ siret, code: textOf(form, 'code').replace(/\s/g, '') })
  if (!answer.ok) {
    const { problem, retryAfter } = answer
    return { siret, remember, retryAfter, status: problem.status, ...reasons(problem) }
  }
  if (remember) rememberSiret(context.cookies, answer.value.siret)
  else forgetSiret(context.cookies)
  return api.redirect(destinationOf(context.url.searchParams))
}

function reasons({ title, errors }: Problem): Pick<LoginState, 'errors' | 'refusal'> {
  return errors.length > 0 ? { errors } : { errors, refusal: title }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
