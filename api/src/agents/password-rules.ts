import { passwordLengths, type FieldError } from 'content-types'
import { commonPasswords } from './common-passwords.ts'

const { least, most } = passwordLengths
/** Shorter parts of a name are found in too many words. */
const PART = 4
const rows = [
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
]
const digits = '01234567890123456789'
const sequences = [...rows, digits].flatMap((row) => [row + row, reverse(row + row)])

/** One accent may be typed as one character or two: both are the same password. */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFKC')
}

/** What is wrong with a new password, beside each field. */
export function findNewPasswordErrors(
  { password, passwordAgain }: { password: string; passwordAgain: string },
  owner: { email: string; name: string },
): FieldError[] {
  const errors: FieldError[] = []
  const fault = findPasswordFault(password, owner)
  if (fault !== undefined) errors.push({ field: 'password', message: fault })
  if (normalizePassword(password) !== normalizePassword(passwordAgain)) {
    const message = 'Les deux mots de passe ne sont pas identiques.'
    errors.push({ field: 'passwordAgain', message })
  }
  return errors
}

/** Why an agent may not choose this password; undefined when they may. */
export function findPasswordFault(
  typed: string,
  owner: { email: string; name: string },
): string | undefined {
  const password = normalizePassword(typed)
  const length = Array.from(password).length
  if (length < least) return `Choisissez au moins ${String(least)} caractères.`
  if (length > most) return `Choisissez au plus ${String(most)} caractères.`
  const folded = fold(password)
  if (partsOf(owner).some((part) => folded.includes(part))) {
    return 'Choisissez un mot de passe qui ne contient ni votre nom, ni votre adresse e-mail, ni «\u00a0enim\u00a0».'
  }
  if (isRepeated(folded) || sequences.some((sequence) => sequence.includes(folded))) {
    return 'Ce mot de passe se répète ou suit l’ordre du clavier. Choisissez plutôt plusieurs mots sans rapport entre eux.'
  }
  if (commonPasswords.has(folded) || commonPasswords.has(coreOf(folded))) {
    return 'Ce mot de passe est l’un des plus courants. Choisissez plutôt plusieurs mots sans rapport entre eux.'
  }
  return undefined
}

function partsOf({ email, name }: { email: string; name: string }): string[] {
  const words = fold(`${name} ${email.split('@')[0] ?? ''}`).split(/[^a-z0-9]+/)
  return ['enim', ...words.filter((word) => word.length >= PART)]
}

/** Few different characters, or the same few over and over. */
function isRepeated(folded: string): boolean {
  return new Set(folded).size < 5 || /^(.{1,6}?)\1+.{0,5}$/.test(folded)
}

/** Without the digits and signs that people add at either end. */
function coreOf(folded: string): string {
  return folded.replace(/^[^a-z]+|[^a-z]+$/g, '')
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('')
}
