import type { AstroGlobal } from 'astro'
import type { Api } from '../../lib/api.ts'
import { messageFor, textOf, type Outcome } from '../../lib/form.ts'
import { followLink } from '../mailed-links/mailed-link.ts'

export const preferenceForms = ['choix', 'pause', 'reprise', 'adresse', 'liens'] as const
export type PreferenceForm = (typeof preferenceForms)[number]

/** What was typed in the form that came back, so that nothing is lost. */
export interface TypedPreferences {
  form: PreferenceForm
  domains: string[]
  frequency: string
  until: string
  email: string
}

/** Reads the link of a letter or, from one of the page's forms, makes the change that it asks. */
export async function answerPreferences(context: AstroGlobal, api: Api) {
  let typed: TypedPreferences | undefined
  const state = await followLink(context, {
    read: (token) => api.readSubscription(token),
    use: async (token, form) => {
      typed = typedIn(form)
      const made = await makeChange(api, token, typed)
      return made.ok ? { ok: true, value: { token, form: typed.form } } : made
    },
  })
  return { state, typed }
}

function makeChange(api: Api, token: string, typed: TypedPreferences) {
  const { form, domains, frequency, until, email } = typed
  switch (form) {
    case 'choix':
      return api.chooseNews({ token, domains, frequency })
    case 'pause':
      return api.pauseNews({ token, until })
    case 'reprise':
      return api.resumeNews(token)
    case 'adresse':
      return api.changeNewsAddress({ token, email })
    case 'liens':
      return api.renewNewsLinks(token)
  }
}

function typedIn(form: FormData): TypedPreferences {
  const named = textOf(form, 'form')
  return {
    form: preferenceForms.find((name) => name === named) ?? 'choix',
    domains: form.getAll('domains').filter((value) => typeof value === 'string'),
    frequency: textOf(form, 'frequency'),
    until: textOf(form, 'until'),
    email: textOf(form, 'email'),
  }
}

/** Of one of the forms: why it came back, if it did. */
export function refusalOf(outcome: Outcome, typed: TypedPreferences | undefined) {
  return (form: PreferenceForm) => {
    const isOwn = typed?.form === form
    return {
      errors: isOwn ? outcome.errors : [],
      refusal: isOwn ? outcome.refusal : undefined,
      messageFor: (field: string) => (isOwn ? messageFor(outcome, field) : undefined),
    }
  }
}

/** What is said once a change is made. */
export const doneWords: Record<PreferenceForm, string> = {
  choix: 'Vos choix sont enregistrés.',
  pause: 'Les envois sont suspendus.',
  reprise: 'Les envois reprennent.',
  adresse:
    'Un e-mail est envoyé à la nouvelle adresse\u00a0: le changement sera fait quand vous l’aurez confirmé. Un seul e-mail de ce type part par jour à une même adresse.',
  liens:
    'Les liens vers vos choix des lettres déjà reçues ne fonctionnent plus. Le nouveau vous est envoyé par e-mail.',
}
