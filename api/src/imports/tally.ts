export const results = ['new', 'changed', 'same', 'rejected'] as const
export type Result = (typeof results)[number]

/** How many rows ended how. */
export type Tally = Record<Result, number>

export function emptyTally(): Tally {
  return { new: 0, changed: 0, same: 0, rejected: 0 }
}

/** « 12 nouveaux, 1 modifié, 3 identiques, 0 rejeté » */
export function describeTally(tally: Tally): string {
  return results
    .map((result) => `${formatNumber(tally[result])} ${word(result, tally[result])}`)
    .join(', ')
}

/** « 100 000 » */
export function formatNumber(number: number): string {
  return number.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
}

const words = {
  new: ['nouveau', 'nouveaux'],
  changed: ['modifié', 'modifiés'],
  same: ['identique', 'identiques'],
  rejected: ['rejeté', 'rejetés'],
} as const satisfies Record<Result, readonly [string, string]>

function word(result: Result, number: number): string {
  const [one, several] = words[result]
  return number < 2 ? one : several
}
