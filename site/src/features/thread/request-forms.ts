import type { APIContext } from 'astro'
import type { Answer, Api } from '../../lib/api.ts'
import { readForm, textOf } from '../../lib/form.ts'
import { refuseForm, type RefusedForm } from '../account/refused-form.ts'

type Answered = Promise<Response | RefusedForm>

/** Does what one of the page's forms asks, then shows the page anew; or says why not. */
export async function answerRequestForm(
  context: APIContext,
  api: Api,
  reference: string,
): Answered {
  const form = await readForm(context.request)
  const name = textOf(form, 'form')
  switch (name) {
    case 'callback': {
      const typed = {
        phone: textOf(form, 'phone'),
        day: textOf(form, 'day'),
        slot: textOf(form, 'slot'),
      }
      return end(await api.askCallback(reference, typed), 'rappel', typed)
    }
    case 'callback-cancellation':
      return end(await api.cancelCallback(reference), 'rappel-annule')
    case 'withdrawal':
      return end(await api.withdraw(reference), 'retrait')
    default:
      return api.redirect(pageOf(reference))
  }

  function end(answer: Answer<unknown>, done: Done, typed: RefusedForm['typed'] = {}): Answered {
    return answer.ok
      ? Promise.resolve(api.redirect(`${pageOf(reference)}?fait=${done}#fait`))
      : refuseForm(context, answer, { form: name, typed })
  }
}

const done = {
  rappel: 'Votre demande de rappel est enregistrée.',
  'rappel-annule': 'Votre demande de rappel est annulée.',
  retrait: 'Votre demande est retirée.',
}
type Done = keyof typeof done

/** What the page says was done, from a word of its address that only chooses a sentence. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('fait') ?? ''
  return Object.hasOwn(done, word) ? done[word as Done] : undefined
}

function pageOf(reference: string): `/espace/${string}` {
  return `/espace/demandes/${encodeURIComponent(reference)}`
}
