import type { TokenScope } from 'content-types'
import { formatBytes, limits } from 'content-types'
import { problem, type Problem } from '../platform/problems.ts'

export function wrongToken(): Problem {
  return problem({
    type: 'wrong-token',
    title: 'Ce jeton manque, n’est pas valable, ou ne l’est plus.',
  })
}

export function missingScope(scope: TokenScope): Problem {
  return problem({ type: 'missing-scope', title: `Ce jeton n’a pas le droit « ${scope} ».` })
}

export function notAForm(): Problem {
  return problem({
    type: 'unsupported-type',
    title: 'Un document s’envoie en multipart/form-data, avec ses champs et son fichier.',
  })
}

export function tooLargeDocument(): Problem {
  return problem({
    type: 'too-large',
    title: `Ce document dépasse ${formatBytes(limits.documentBytes)}.`,
  })
}

export function keyReused(): Problem {
  return problem({
    type: 'idempotency-key-reused',
    title: 'Cette clé d’idempotence a déjà servi pour un autre contenu.',
    errors: [{ field: 'idempotency-key', message: 'Prenez une autre clé pour un autre document.' }],
  })
}

export function unknownDocument(): Problem {
  return problem({ type: 'not-found', title: 'Aucun document n’a cet identifiant.' })
}

export function unknownRequest(): Problem {
  return problem({ type: 'not-found', title: 'Aucune demande n’a cette référence.' })
}

export function refused(field: string, message: string): Problem {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [{ field, message }],
  })
}
