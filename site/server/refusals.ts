import type { PlainAnswer } from './plain-answer.ts'

const RETRY_SECONDS = '10'

export const refusedAddress: PlainAnswer = {
  status: 400,
  type: 'invalid-address',
  title: 'Cette adresse n’est pas valide.',
  advice: 'Vérifiez-la, ou repartez de l’accueil.',
}

export function refusedMethod(allowed: readonly string[]): PlainAnswer {
  return {
    status: 405,
    type: 'method-not-allowed',
    title: 'Cette adresse n’accepte pas cet envoi.',
    advice: 'Repartez de l’accueil.',
    headers: [['Allow', allowed.join(', ')]],
  }
}

export const foreignOrigin: PlainAnswer = {
  status: 403,
  type: 'foreign-origin',
  title: 'Cet envoi ne vient pas du portail.',
  advice: 'Ouvrez la page depuis le portail, puis recommencez.',
}

export const refusedSecret: PlainAnswer = {
  status: 403,
  type: 'wrong-secret',
  title: 'Cette adresse est réservée.',
  advice: 'Repartez de l’accueil.',
}

export const unknownFile: PlainAnswer = {
  status: 404,
  type: 'not-found',
  title: 'Ce fichier n’existe pas.',
  advice: 'Rechargez la page qui vous y a conduit.',
}

export const lengthRequired: PlainAnswer = {
  status: 411,
  type: 'length-required',
  title: 'Cet envoi n’annonce pas sa taille.',
  advice: 'Utilisez le formulaire du portail.',
}

export const tooLarge: PlainAnswer = {
  status: 413,
  type: 'too-large',
  title: 'Cet envoi est trop volumineux.',
  advice: 'Réduisez-le, puis recommencez.',
}

export const apiDown: PlainAnswer = {
  status: 503,
  type: 'busy',
  title: 'Le service est momentanément indisponible.',
  advice: 'Rien n’a été perdu de ce qui était déjà enregistré. Réessayez dans quelques instants.',
  headers: [['Retry-After', RETRY_SECONDS]],
}

export const brokenPage: PlainAnswer = {
  status: 500,
  type: 'internal',
  title: 'Une erreur est survenue.',
  advice: 'Elle est enregistrée. Réessayez dans quelques instants.',
}
