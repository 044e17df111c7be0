import { formatDateTime, type FieldError, type ValidationFact } from 'content-types'
import { problem } from '../platform/problems.ts'

export function registrationExpired() {
  return problem({
    type: 'expired',
    title: 'Cette première connexion n’est plus en cours. Recommencez avec votre numéro de SIRET.',
  })
}

export function wrongStep() {
  return problem({
    type: 'wrong-step',
    title:
      'Cette étape est déjà passée, ou une autre première connexion a été commencée depuis. ' +
      'Continuez à l’étape affichée.',
  })
}

export function refusedFields(errors: FieldError[]) {
  return problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
}

const howToWrite: Record<ValidationFact, string> = {
  number: 'Indiquez le numéro tel qu’il figure sur votre titre de cotisation.',
  date: 'Indiquez une date, par exemple 03/02/2026.',
  amount: 'Indiquez un montant, par exemple 1 234,56.',
}

/** Costs no try. */
export function unreadableAnswer(fact: ValidationFact) {
  return refusedFields([{ field: 'answer', message: howToWrite[fact] }])
}

export function wrongAnswer(triesLeft: number) {
  const left = triesLeft === 1 ? 'Il vous reste 1 essai.' : `Il vous reste ${triesLeft} essais.`
  const message = `Cette réponse ne correspond à aucun titre de cotisation de ce SIRET. ${left}`
  return refusedFields([{ field: 'answer', message }])
}

export function wrongKey() {
  const message =
    'Cette clé d’activation n’est pas celle de ce SIRET, ou elle n’est plus valable. Vérifiez chacun de ses caractères.'
  return refusedFields([{ field: 'key', message }])
}

export function closedUntil(date: Date) {
  return problem({
    type: 'blocked',
    title:
      'Après 3 réponses erronées, la première connexion est fermée pour ce SIRET jusqu’au ' +
      `${formatDateTime(date)} (heure de Paris). D’ici là, seule la clé d’activation reçue par courrier l’ouvre.`,
  })
}

/** For whoever holds a title of the employer, or its activation key; nobody else learns it. */
export function accountExists() {
  return problem({
    type: 'account-exists',
    title:
      'Un compte existe déjà pour ce SIRET. Identifiez-vous, ou demandez un nouveau mot de passe ' +
      'si vous l’avez oublié.',
  })
}

export function tooManyMails() {
  const message =
    'Trois e-mails de confirmation ont déjà été envoyés à cette adresse depuis une heure. ' +
    'Cherchez-les dans votre boîte, ou réessayez plus tard.'
  return problem({
    type: 'too-many',
    title: message,
    errors: [{ field: 'email', message }],
    retryAfter: 3600,
  })
}

export function linkExpired() {
  return problem({
    type: 'expired',
    title:
      'Ce lien n’est plus valable : il a déjà servi, un autre l’a remplacé, ou ses 24 heures sont passées.',
  })
}
