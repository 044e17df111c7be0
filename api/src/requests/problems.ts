import type { FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

export function refusedForm(errors: FieldError[]) {
  return problem({
    type: 'invalid-input',
    title: 'Votre demande n’a pas été transmise : certains champs sont à corriger.',
    errors,
  })
}

/** A form that no page of the portal sends. */
export function unknownForm() {
  return problem({
    type: 'invalid-input',
    title: 'Ce formulaire n’est plus valable. Rouvrez la page, puis recommencez.',
  })
}

export function themesUnknown() {
  return problem({
    type: 'busy',
    title:
      'Les services de l’Enim ne sont pas encore connus du portail. Réessayez dans une minute.',
    retryAfter: 60,
  })
}

export function noFile(): FieldError {
  return { field: 'files', message: 'Choisissez au moins un fichier à transmettre.' }
}

export function filesToChooseAgain(): FieldError {
  return {
    field: 'files',
    message:
      'Votre session était terminée : vos fichiers n’ont pas été gardés. Choisissez-les à nouveau.',
  }
}
