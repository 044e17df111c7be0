import type { APIContext } from 'astro'
import type { Api } from '../../lib/api.ts'
import { readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { refuse } from '../session/refuse.ts'
import { PAGE } from './addresses.ts'

/** Gives the employer's calendar a new address, then shows the page anew; or says why not. */
export async function answerRenewal(context: APIContext, api: Api): Promise<Response | Outcome> {
  const form = await readForm(context.request)
  if (textOf(form, 'form') !== 'renewal') return api.redirect(PAGE)
  const answer = await api.renewCalendarAddress()
  if (answer.ok) return api.redirect(`${PAGE}?fait=adresse#agenda`)
  if (answer.problem.type === 'signed-out') return refuse(context, answer)
  return refusedBy(answer)
}
