import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for whoever must prove something later; only `sha256` of it is stored. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** 128 random bits: the id of a row, which nobody can guess. */
export function createId(): string {
  return randomBytes(16).toString('base64url')
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
