import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api.ts'
import { accepted, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'

export interface AskState extends Outcome {
  siret: string
  /** Asked: the same whatever the SIRET. */
  isAsked: boolean
}

const ASKED = 'envoi'

type Send = (fields: { siret: string; captcha: string; human: boolean }) => Promise<Answer<unknown>>

/** Asks for a mail, then leads to the page that says so, which may be loaded again without harm. */
export async function askMail(
  { request, url, redirect }: APIContext,
  send: Send,
  knownSiret: string,
): Promise<Response | AskState> {
  if (request.method !== 'POST')
    return { ...accepted, siret: knownSiret, isAsked: url.searchParams.has(ASKED) }
  const form = await readForm(request)
  const siret = textOf(form, 'siret')
  const answer = await send({
    siret,
    captcha: textOf(form, 'captcha'),
    human: form.has('human'),
  })
  if (answer.ok) return redirect(`${url.pathname}?${ASKED}`, 303)
  return { ...refusedBy(answer), siret, isAsked: false }
}
