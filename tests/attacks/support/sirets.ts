/** The nth of a series of valid SIRETs that Insee has not given. */
export function siretOf(rank: number): string {
  const body = `8${String(rank).padStart(12, '0')}`
  const key = Array.from({ length: 10 }, (_, digit) => `${body}${String(digit)}`)
  const found = key.find((siret) => luhnSum(siret) % 10 === 0)
  if (found === undefined) throw new Error('unreachable')
  return found
}

function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .reverse()
    .map((digit, place) => digit * (place % 2 === 1 ? 2 : 1))
    .reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0)
}
