import type { APIContext } from 'astro'
import type { Desk } from '../../lib/desk.ts'
import { accepted, passwordOf, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { agentDestination } from './destinations.ts'

/** What the login of the desk shows; never a secret. */
export interface AgentLoginState extends Outcome {
  step: 'password' | 'code'
  email: string
  /** The code came too late, or was missed too often. */
  expired: boolean
}

const PAGE = '/agents/connexion'
const STEP = 'etape'

export function blankAgentLogin({ url }: APIContext): AgentLoginState {
  const step = url.searchParams.get(STEP)
  return {
    ...accepted,
    step: step === 'code' ? 'code' : 'password',
    email: '',
    expired: step === 'expiree',
  }
}

/** One step of the login: leads to the next, to the page that was asked for, or says why not. */
export async function answerAgentLogin(
  context: APIContext,
  desk: Desk,
): Promise<Response | AgentLoginState> {
  const form = await readForm(context.request)
  return form.has('code') ? sendCode(context, desk, form) : sendPassword(context, desk, form)
}

async function sendPassword({ url }: APIContext, desk: Desk, form: FormData) {
  const email = textOf(form, 'email')
  const answer = await desk.logIn({ email, password: passwordOf(form, 'password') })
  if (answer.ok) return desk.redirect(addressOf(url, 'code'))
  return { ...refusedBy(answer), step: 'password', email, expired: false } as const
}

async function sendCode({ url }: APIContext, desk: Desk, form: FormData) {
  const answer = await desk.sendCode(textOf(form, 'code'))
  if (answer.ok) return desk.redirect(agentDestination(url.searchParams, answer.value.role))
  if (answer.problem.type === 'expired') return desk.redirect(addressOf(url, 'expiree'))
  return { ...refusedBy(answer), step: 'code', email: '', expired: false } as const
}

function addressOf(url: URL, step: 'code' | 'expiree'): `/${string}` {
  const query = new URLSearchParams(url.searchParams)
  query.set(STEP, step)
  return `${PAGE}?${query.toString()}`
}
