/** The list that a blank form stands in. */
export const listAddress = '/espace/obtenir'

/** Where what was begun goes on. */
export function formAddress(slug: string): `/espace/remplir/${string}` {
  return `/espace/remplir/${encodeURIComponent(slug)}`
}

/** `step` from 1; `returns` when its reader comes from the review, and goes back there. */
export function stepAddress(slug: string, step: number, { returns = false } = {}) {
  return `${formAddress(slug)}/${step}${returns ? '?retour=verifier' : ''}` as const
}

export function reviewAddress(slug: string) {
  return `${formAddress(slug)}/verifier` as const
}

/** The official PDF with the answers that are kept. */
export function filledPdfAddress(slug: string): string {
  return `/api/forms/${encodeURIComponent(slug)}/filled.pdf`
}
