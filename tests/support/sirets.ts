/** The nth of a series of valid SIRETs of nobody: nine digits, 0001, and the key. */
export function siretOf(rank: number): string {
  const digits = `${String(910_000_000 + rank)}0001`
  const sum = Array.from(digits, Number).reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${String((10 - (sum % 10)) % 10)}`
}
