import { count, formatDate, formatTime, limits } from 'content-types'
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

/** None is awaited here: too late, used, missed too often, or asked from another browser. */
export function codeExpired() {
  return problem({
    type: 'expired',
    title: 'Ce code a expiré ou n’est plus utilisable. Identifiez-vous à nouveau.',
  })
}

export function incompleteCode() {
  return refusedCode(
    `Le code reçu par e-mail comporte ${String(limits.oneTimeCodeLength)} caractères.`,
  )
}

export function wrongOneTimeCode(triesLeft: number) {
  return refusedCode(
    `Ce code n’est pas celui du dernier e-mail\u00a0: il reste ${count(triesLeft, 'essai')}.`,
  )
}

function refusedCode(message: string) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [{ field: 'code', message }],
  })
}

export function noMoreSends() {
  return problem({
    type: 'too-many',
    title: `Le code a déjà été envoyé ${String(limits.oneTimeCodeSends)} fois. Utilisez celui du dernier e-mail, ou identifiez-vous à nouveau.`,
  })
}

export function tooManyCodes() {
  return problem({
    type: 'too-many',
    title:
      'Trop de codes ont été envoyés à l’adresse e-mail de ce compte depuis une heure. ' +
      'Utilisez le dernier reçu, ou réessayez dans une heure.',
    retryAfter: 3600,
  })
}

/** Says nothing of the SIRET: the code alone is refused, whomever it is tried on. */
export function sprayedCode() {
  return problem({
    type: 'too-many',
    title:
      'Trop d’essais de connexion avec ce mot de passe en ce moment. Réessayez dans une heure, ' +
      'depuis un navigateur que vous utilisez d’habitude, ou choisissez un nouveau mot de passe.',
    retryAfter: 3600,
  })
}
