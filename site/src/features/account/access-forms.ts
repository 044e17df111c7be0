import type { APIContext } from 'astro'
import type { Api } from '../../lib/api.ts'
import { readForm, textOf } from '../../lib/form.ts'
import type { Confirmation } from './confirmation.ts'
import { refuseForm, type RefusedForm } from './refused-form.ts'

const PAGE = '/espace/parametres/acces'

const done: Readonly<Record<string, Confirmation>> = {
  navigateur: {
    title: 'Cet accès est fermé.',
    sentences: [
      'À sa prochaine connexion, ce navigateur devra donner un code envoyé par e-mail, en plus du mot de passe.',
    ],
  },
  'deja-ferme': { title: 'Cet accès était déjà fermé.', sentences: ['La liste est à jour.'] },
  autres: {
    title: 'Tous les autres accès sont fermés.',
    sentences: ['Seul ce navigateur reste connecté à votre compte.'],
  },
}

/** What the window says, from a word of the address that can only choose among fixed sentences. */
export function accessConfirmation(query: URLSearchParams): Confirmation | undefined {
  const word = query.get('fait') ?? ''
  return Object.hasOwn(done, word) ? done[word] : undefined
}

/** Ends what one of the page's forms names, then shows the page anew; or says why not. */
export async function answerAccess(context: APIContext, api: Api): Promise<Response | RefusedForm> {
  const form = await readForm(context.request)
  const name = textOf(form, 'form')
  if (name === 'others') {
    const answer = await api.endOtherAccess()
    return answer.ok
      ? api.redirect(`${PAGE}?fait=autres`)
      : refuseForm(context, answer, { form: name })
  }
  if (name !== 'browser' && name !== 'this-browser') return api.redirect(PAGE)
  const answer = await api.endBrowser(textOf(form, 'id'))
  if (answer.ok)
    return api.redirect(name === 'this-browser' ? '/connexion' : `${PAGE}?fait=navigateur`)
  return answer.problem.type === 'not-found'
    ? api.redirect(`${PAGE}?fait=deja-ferme`)
    : refuseForm(context, answer, { form: 'browser' })
}
