import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * « E26-7KQX-M93T »: the year, then 40 random bits that tell nothing of how many there are; « D »
 * for a document made on demand.
 */
export function createReference(now: Date, letter: 'D' | 'E' = 'E'): string {
  const letters = Array.from(randomBytes(8), (byte) => alphabet.charAt(byte % 32)).join('')
  const year = String(now.getUTCFullYear()).slice(-2)
  return `${letter}${year}-${letters.slice(0, 4)}-${letters.slice(4)}`
}
