import type { APIContext } from 'astro'
import type { AwaitedCode } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { accepted, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { destinationOf } from '../session/destinations.ts'
import { asksToRemember, codeAddress, startAddress } from './login-addresses.ts'
import { leaveWord, takeWord } from './passing-word.ts'
import { keepSiret } from './remembered-siret.ts'

/** What the page of the one-time code shows; `awaited` is missing while the api does not answer. */
export interface CodeState extends Outcome {
  awaited?: AwaitedCode
  sentAgain: boolean
}

/** Takes the mailed code or asks for another, then shows what is still awaited. */
export async function awaitCode(context: APIContext, api: Api): Promise<Response | CodeState> {
  const outcome = context.request.method === 'POST' ? await takeForm(context, api) : accepted
  if (outcome instanceof Response) return outcome
  if (outcome.type === 'expired') return beginAgain(context, api)
  const awaited = await api.getAwaitedCode()
  if (awaited.ok) {
    const sentAgain = takeWord(context.cookies) === 'code-sent-again'
    return { ...outcome, awaited: awaited.value, sentAgain }
  }
  if (awaited.problem.type === 'expired') return beginAgain(context, api)
  return { ...(outcome === accepted ? refusedBy(awaited) : outcome), sentAgain: false }
}

async function takeForm(context: APIContext, api: Api): Promise<Response | Outcome> {
  const query = context.url.searchParams
  const form = await readForm(context.request)
  if (form.has('renewal')) {
    const renewed = await api.askNewOneTimeCode()
    if (!renewed.ok) return refusedBy(renewed)
    leaveWord(context.cookies, 'code-sent-again')
    return api.redirect(codeAddress(query, asksToRemember(query)))
  }
  const opened = await api.sendOneTimeCode(textOf(form, 'code'))
  if (!opened.ok) return refusedBy(opened)
  keepSiret(context.cookies, opened.value.siret, asksToRemember(query))
  return api.redirect(destinationOf(query))
}

function beginAgain({ cookies, url }: APIContext, api: Api): Response {
  leaveWord(cookies, 'code-expired')
  return api.redirect(startAddress(url.searchParams))
}
