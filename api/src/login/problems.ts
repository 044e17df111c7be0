import { problem } from '../platform/problems.ts'

/** The same for an unknown SIRET, a wrong code and a blocked account. */
export function wrongCredentials() {
  return problem({
    type: 'wrong-credentials',
    title:
      'Le SIRET ou le mot de passe ne correspond pas, ou l’accès est bloqué. ' +
      'Après 3 mots de passe erronés de suite, l’accès à un compte est bloqué pendant 24 heures.',
  })
}
