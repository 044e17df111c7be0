import type { APIContext } from 'astro'
import type { Api } from '../../lib/api.ts'
import { readForm, textOf } from '../../lib/form.ts'
import { refuseForm, type RefusedForm } from '../account/refused-form.ts'

export const ASK_PATH = '/espace/obtenir/a-la-demande'

/** Leads to the list of documents, where the new one is announced; or says why it is not made. */
export async function askCertificate(
  context: APIContext,
  api: Api,
): Promise<Response | RefusedForm> {
  const form = await readForm(context.request)
  const kind = textOf(form, 'nature')
  const year = textOf(form, 'annee')
  const ask = kind === 'relevé' ? { kind, year: Number.parseInt(year, 10) } : { kind }
  const answer = await api.makeCertificate(ask)
  if (answer.ok) return api.redirect(`/espace/obtenir?pret=${encodeURIComponent(answer.value.id)}`)
  const names = { year: 'annee' }
  return refuseForm(context, answer, { form: kind, typed: { annee: year }, names })
}
