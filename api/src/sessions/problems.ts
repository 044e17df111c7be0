import { problem } from '../platform/problems.ts'

export function signedOut() {
  return problem({
    type: 'signed-out',
    title: 'Votre session est terminée. Identifiez-vous à nouveau.',
  })
}
