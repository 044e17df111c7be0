import type { FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

export function refusedFields(errors: FieldError[]) {
  return problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
}

export function tooManyChanges() {
  return problem({
    type: 'too-many',
    title: 'Vous avez déjà demandé beaucoup de changements. Réessayez demain.',
    retryAfter: 24 * 3600,
  })
}

export function tooManyExports() {
  return problem({
    type: 'too-many',
    title: 'Vous avez déjà téléchargé vos données plusieurs fois aujourd’hui. Réessayez demain.',
    retryAfter: 24 * 3600,
  })
}

/** The same for a link that was used, came too late, or never was. */
export function linkExpired() {
  return problem({
    type: 'expired',
    title:
      'Ce lien n’est plus valable\u00a0: il a déjà servi, il a expiré, ' +
      'ou le changement a été annulé, remplacé ou appliqué.',
  })
}

export function signedOutMeanwhile() {
  return problem({
    type: 'signed-out',
    title: 'Votre session a été fermée depuis un autre accès. Identifiez-vous à nouveau.',
  })
}
