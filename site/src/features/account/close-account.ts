import type { APIContext } from 'astro'
import type { Api } from '../../lib/api.ts'
import { readForm, secretOf } from '../../lib/form.ts'
import { refuseForm, type RefusedForm } from './refused-form.ts'

/** Closes the account and leads out of the personal space; or says why not. */
export async function closeAccount(context: APIContext, api: Api): Promise<Response | RefusedForm> {
  const form = await readForm(context.request)
  const understood = form.has('understood')
  const leaveNews = form.has('leaveNews')
  const answer = await api.closeAccount({ code: secretOf(form, 'code'), understood, leaveNews })
  if (answer.ok) return api.redirect('/connexion/compte-clos')
  const typed = { understood: understood ? 'on' : '', leaveNews: leaveNews ? 'on' : '' }
  return refuseForm(context, answer, { form: 'closure', typed })
}
