import type { FieldError } from 'content-types'
import { problem } from '../platform/problems.ts'

/** The same for a link that was used, replaced, came too late or never was. */
export function expiredLink() {
  return problem({
    type: 'expired',
    title: 'Ce lien n’est plus valable : il a expiré ou a déjà servi. Demandez-en un nouveau.',
  })
}

export function unfitCode(errors: FieldError[]) {
  return problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
}
