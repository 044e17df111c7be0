import type { FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'
import type { RequestRow } from './request-store.ts'

/** What an agent wanted does not fit the request as it is. */
export function wrongStep(request: Pick<RequestRow, 'state' | 'agent'>) {
  return problem({ type: 'wrong-step', title: sentenceOf(request) })
}

/** Another agent, or the employer, was faster; undefined when it has left the agent's services. */
export function overtaken(request: Pick<RequestRow, 'state' | 'agent'> | undefined) {
  const what = request ? sentenceOf(request) : 'Elle est maintenant celle d’un autre service.'
  return problem({
    type: 'wrong-step',
    title: `Cette demande vient de changer\u00a0: rien n’a été enregistré. ${what}`,
  })
}

function sentenceOf({ state, agent }: Pick<RequestRow, 'state' | 'agent'>): string {
  switch (state) {
    case 'received':
      return 'Personne n’a encore pris cette demande en charge.'
    case 'taken':
    case 'waiting':
      return agent === null
        ? 'Cette demande est déjà en cours.'
        : `Cette demande est prise en charge par ${agent}.`
    case 'answered':
      return 'L’Enim a déjà répondu à cette demande.'
    case 'closed':
      return 'Cette demande est close. Rouvrez-la pour continuer.'
    case 'withdrawn':
      return 'L’employeur a retiré cette demande.'
  }
}

export function wrongFields(errors: FieldError[]) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors,
  })
}
