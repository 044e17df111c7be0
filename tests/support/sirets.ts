/** The valid SIRET of nobody, another for each rank. */
export function siretOf(rank: number): string {
  const digits = `8${String(rank).padStart(12, '0')}`
  const sum = [...digits.matchAll(/\d/g)].reduce((total, [digit], index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  // Of 14 digits, those at even places from the left are doubled.
  return `${digits}${String((10 - (sum % 10)) % 10)}`
}
