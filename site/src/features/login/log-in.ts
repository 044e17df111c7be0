import type { APIContext } from 'astro'
import { formatSiret, siretSchema } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { accepted, readForm, refusedBy, secretOf, textOf, type Outcome } from '../../lib/form.ts'
import { destinationOf } from '../session/destinations.ts'
import { codeAddress } from './login-addresses.ts'
import { keepSiret, readSiret } from './remembered-siret.ts'

/** What the login form shows; never the code. */
export interface LoginState extends Outcome {
  siret: string
  remember: boolean
}

/** A page of the portal may say for which account; else it is the one that this browser remembers. */
export function blankLogin({ cookies, url }: APIContext): LoginState {
  const remembered = readSiret(cookies)
  const named = siretSchema.safeParse(url.searchParams.get('siret') ?? '').data
  const siret = named === undefined ? remembered : formatSiret(named)
  return { ...accepted, siret: siret ?? '', remember: remembered !== undefined }
}

/** Opens the session and leads to what was asked for, or says why not with what was typed. */
export async function logIn(context: APIContext, api: Api): Promise<Response | LoginState> {
  const { cookies, url } = context
  const form = await readForm(context.request)
  const siret = textOf(form, 'siret')
  const remember = form.has('remember')
  const answer = await api.logIn({ siret, code: secretOf(form, 'code') })
  if (!answer.ok) return { siret, remember, ...refusedBy(answer) }
  // The identifier is remembered, or forgotten, once the account has opened.
  if ('sentTo' in answer.value) return api.redirect(codeAddress(url.searchParams, remember))
  keepSiret(cookies, answer.value.siret, remember)
  return api.redirect(destinationOf(url.searchParams))
}
