import { problemSchema } from 'content-types'
import type * as z from 'zod'
import { refusal } from './examples.ts'

/** In what case each refusal is answered; its `type` does not change, its sentences may. */
const refusals = {
  401: ['Le jeton manque, est inconnu, échu ou révoqué.', 'wrong-token'],
  403: ['Le jeton n’a pas ce droit, ou l’appel vient d’une page web.', 'missing-scope'],
  404: ['Rien n’a cet identifiant.', 'not-found'],
  413: ['Le fichier dépasse 25 Mo.', 'too-large'],
  415: ['L’envoi n’est pas en multipart/form-data.', 'unsupported-type'],
  422: ['Un champ ou le fichier est refusé ; `errors` dit lesquels et pourquoi.', 'invalid-input'],
  429: ['Trop d’appels : l’en-tête Retry-After dit combien de secondes attendre.', 'too-many'],
  503: ['Le portail est occupé : renvoyez la même demande un peu plus tard.', 'busy'],
} as const

type Refused = keyof typeof refusals

const problem = problemSchema.meta({ id: 'Problem', description: 'Un refus (RFC 9457).' })

export function answer<S extends z.ZodType>(description: string, schema: S, example: z.input<S>) {
  return { description, content: { 'application/json': { schema, example } } }
}

/** Those that an address may give, besides what every address may. */
export function refusalsOf(...statuses: Refused[]) {
  const all: Refused[] = [401, 403, ...statuses, 422, 429, 503]
  return Object.fromEntries(
    all.map((status) => {
      const [description, type] = refusals[status]
      const example = { ...refusal, type, status, ...(status === 422 ? {} : other(description)) }
      return [
        status,
        { description, content: { 'application/problem+json': { schema: problem, example } } },
      ]
    }),
  )
}

function other(title: string) {
  return { title, errors: [] }
}
