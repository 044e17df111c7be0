import { everyDomain } from 'content-types'
import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api.ts'
import type { SignUpFields } from '../../lib/calls/subscriptions.ts'
import { accepted, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'

export interface SignUpState extends Outcome {
  email: string
  domains: string[]
  frequency: string
  consent: boolean
  /** Asked: the same whatever the address. */
  isAsked: boolean
}

const ASKED = 'envoi'

/** A form that nobody has filled in yet. */
export const blankSignUp: SignUpState = {
  ...accepted,
  email: '',
  domains: [everyDomain],
  frequency: 'weekly',
  consent: false,
  isAsked: false,
}

/** Asks for the mail that confirms, then leads to the page that says so. */
export async function signUp(
  { request, url, redirect }: APIContext,
  send: (fields: SignUpFields) => Promise<Answer<unknown>>,
): Promise<Response | SignUpState> {
  if (request.method !== 'POST') return { ...blankSignUp, isAsked: url.searchParams.has(ASKED) }
  const form = await readForm(request)
  const typed = {
    email: textOf(form, 'email'),
    domains: form.getAll('domains').filter((value) => typeof value === 'string'),
    frequency: textOf(form, 'frequency'),
    consent: form.has('consent'),
  }
  const answer = await send({
    ...typed,
    words: textOf(form, 'words'),
    page: textOf(form, 'page'),
    captcha: textOf(form, 'captcha'),
    human: form.has('human'),
  })
  if (answer.ok) return redirect(`${url.pathname}?${ASKED}`, 303)
  return { ...refusedBy(answer), ...typed, isAsked: false }
}
