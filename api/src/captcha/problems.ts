import { problem } from '../platform/problems.ts'

export function unchecked() {
  return refusal('Cochez la case « Je ne suis pas un robot ».')
}

/** Solved too long ago, for something else, or sent once already. */
export function outOfDate() {
  return refusal('Cette vérification n’est plus valable. Cochez à nouveau la case.')
}

function refusal(message: string) {
  return problem({
    type: 'invalid-input',
    title: 'Certains champs sont à corriger.',
    errors: [{ field: 'human', message }],
  })
}
