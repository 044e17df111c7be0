import type { FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

export function cannotWithdraw() {
  return problem({
    type: 'wrong-step',
    title: 'Cette demande ne peut plus être retirée\u00a0: elle est déjà répondue ou close.',
  })
}

export function cannotBeCalled() {
  return problem({
    type: 'wrong-step',
    title:
      'Un rappel ne peut pas être demandé maintenant\u00a0: la demande est répondue, close ou ' +
      'retirée, ou un rappel est déjà prévu.',
  })
}

export function tooManyCallbacks() {
  return problem({
    type: 'too-many',
    title: 'Vous avez déjà demandé plusieurs rappels aujourd’hui. Réessayez demain.',
    retryAfter: 24 * 3600,
  })
}

export function refusedFields(errors: FieldError[]) {
  return problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
}

export function fileNotReady() {
  return problem({
    type: 'wrong-step',
    title: 'Ce fichier est en cours d’analyse par l’antivirus. Réessayez dans quelques minutes.',
  })
}

export function fileRefused() {
  return problem({
    type: 'wrong-step',
    title: 'Ce fichier n’est pas disponible\u00a0: un virus y a été détecté.',
  })
}

export function tooManyArchives() {
  return problem({
    type: 'too-many',
    title: 'Vous avez déjà téléchargé beaucoup de demandes aujourd’hui. Réessayez demain.',
    retryAfter: 24 * 3600,
  })
}
