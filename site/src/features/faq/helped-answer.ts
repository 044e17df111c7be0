import type { APIContext } from 'astro'
import type { Api } from '../../lib/api.ts'
import { textOf } from '../../lib/form.ts'
import { refuse } from '../session/refuse.ts'
import { faqAddress } from './faq-address.ts'

/** « Cette réponse m’a aidé », said by a plain form: back to the answer, which stays open. */
export async function answerHelped(
  context: APIContext,
  api: Api,
  form: FormData,
): Promise<Response | undefined> {
  if (textOf(form, 'form') !== 'helped') return undefined
  const slug = textOf(form, 'slug')
  const marked = await api.markHelped(slug)
  if (!marked.ok && marked.problem.type !== 'not-found') return refuse(context, marked)
  return api.redirect(
    faqAddress({
      theme: textOf(form, 'theme'),
      words: textOf(form, 'recherche'),
      ...(marked.ok && { thanked: slug }),
    }),
  )
}
