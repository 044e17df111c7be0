import { count } from 'content-types'
import { problem } from '../platform/problems.ts'

export function signedOut() {
  return problem({
    type: 'signed-out',
    title: 'Votre session est terminée. Identifiez-vous à nouveau.',
  })
}

/** The same for an address that is unknown, invited, disabled or blocked, and a wrong password. */
export function wrongCredentials() {
  return problem({
    type: 'wrong-credentials',
    title:
      'L’adresse ou le mot de passe ne correspond pas, ou l’accès est bloqué. ' +
      'Après 5 mots de passe erronés de suite, l’accès est bloqué pendant une heure.',
  })
}

/** No password was right here lately, or its code was missed too often. */
export function loginExpired() {
  return problem({
    type: 'expired',
    title: 'Cette connexion a expiré ou n’est plus utilisable. Identifiez-vous à nouveau.',
  })
}

export function wrongCode(triesLeft: number) {
  return refusedField(
    'code',
    `Ce code n’est pas le bon, ou il a déjà servi\u00a0: il reste ${count(triesLeft, 'essai')}.`,
  )
}

/** Of a form of somebody logged in. */
export function wrongOwnCode() {
  return refusedField(
    'code',
    'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, ou utilisez un code de secours.',
  )
}

export function wrongFirstCode() {
  return refusedField(
    'code',
    'Ce code n’est pas celui de votre application d’authentification. Vérifiez l’heure de votre téléphone et saisissez le code affiché.',
  )
}

export function wrongOwnPassword() {
  return refusedField(
    'old',
    'Mot de passe erroné\u00a0: après 5 erreurs de suite, l’accès est bloqué pendant une heure.',
  )
}

export function tooManyCodes() {
  return problem({
    type: 'too-many',
    title:
      'Trop de codes ont été essayés pour cet accès depuis une heure. Réessayez dans une heure.',
    retryAfter: 3600,
  })
}

export function invitationExpired() {
  return problem({
    type: 'expired',
    title:
      'Cette invitation a expiré ou a déjà servi. Demandez-en une nouvelle à un administrateur.',
  })
}

export function refusedField(field: string, message: string) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [{ field, message }],
  })
}

export function ownAccess() {
  return problem({
    type: 'wrong-step',
    title:
      'Vous ne pouvez pas changer votre propre accès ici. Demandez-le à un autre administrateur.',
  })
}

/** Changed meanwhile, or the last one who could let others in. */
export function lastAdministrator() {
  return problem({
    type: 'wrong-step',
    title: 'Il doit rester un administrateur actif. Donnez d’abord ce rôle à une autre personne.',
  })
}

export function notNow() {
  return problem({
    type: 'wrong-step',
    title: 'L’accès de cette personne a changé entre-temps. Relisez la liste.',
  })
}
