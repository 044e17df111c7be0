import { problem } from '../platform/problems.ts'

/** The same for a link that was followed, replaced, came too late or never was. */
export function expiredLink() {
  return problem({
    type: 'expired',
    title: 'Ce lien n’est plus valable\u00a0: il a expiré, a déjà servi ou a été remplacé.',
  })
}

export function unfitField(field: string, message: string) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [{ field, message }],
  })
}

export function mailedToday() {
  return problem({
    type: 'too-many',
    title:
      'Un e-mail est déjà parti à cette adresse depuis moins de 24 heures. Réessayez plus tard.',
    retryAfter: 24 * 3_600,
  })
}
