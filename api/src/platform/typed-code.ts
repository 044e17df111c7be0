import { randomInt } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U, so that what is read aloud or by eye is typed right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A secret that a person types: five random bits a character. */
export function createTypedCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** As it was made, whatever the case, spaces and dashes; O is read as 0, I and L as 1. */
export function readTypedCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\u00a0\u202f.\-\u2013]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** « 4F7K-9Q2M » */
export function formatTypedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
