import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** « E26-7KQX-M93T »: the year, then 40 random bits that tell nothing of how many there are. */
export function createReference(now: Date): string {
  const letters = Array.from(randomBytes(8), (byte) => alphabet.charAt(byte % 32)).join('')
  const year = String(now.getUTCFullYear()).slice(-2)
  return `E${year}-${letters.slice(0, 4)}-${letters.slice(4)}`
}
