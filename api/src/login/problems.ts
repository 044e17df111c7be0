import { formatDate, formatTime } from 'content-types'
import { problem } from '../platform/problems.ts'

/** The same for an unknown SIRET, a wrong code, and an account blocked, closed or not confirmed. */
export function wrongCredentials() {
  return problem({
    type: 'wrong-credentials',
    title:
      'Le SIRET ou le mot de passe ne correspond pas, ou l’accès est bloqué. ' +
      'Après 3 mots de passe erronés de suite, l’accès à un compte est bloqué pendant 24 heures. ' +
      'Si vous venez de créer votre compte, confirmez-le d’abord par le lien reçu par e-mail.',
  })
}

/** Only for a browser that the account knows, or somebody signed in. */
export function blocked(until: Date, now: Date) {
  return problem({
    type: 'blocked',
    title:
      'Accès bloqué pendant 24 heures après 3 mots de passe erronés. ' +
      `Nouvel essai possible le ${formatDate(until)} à ${formatTime(until)}.`,
    retryAfter: Math.max(1, (until.getTime() - now.getTime()) / 1000),
  })
}

export function wrongOwnCode(field: string) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [
      {
        field,
        message:
          'Mot de passe erroné\u00a0: après 3 erreurs de suite, l’accès est bloqué pendant 24 heures.',
      },
    ],
  })
}
