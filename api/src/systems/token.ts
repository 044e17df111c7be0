import { randomBytes } from 'node:crypto'
import { createToken, sha256 } from '../platform/tokens.ts'

export interface NewToken {
  /** Its public part, by which it is named. */
  id: string
  /** Shown once. */
  token: string
  hash: string
}

export function createSystemToken(): NewToken {
  const id = randomBytes(6).toString('hex')
  const token = `enim_${id}_${createToken()}`
  return { id, token, hash: sha256(token) }
}

/** What the database knows it by; undefined for what is no token. */
export function readAuthorization(header: string | undefined): string | undefined {
  const token = /^Bearer (enim_[0-9a-f]{12}_[\w-]{43})$/i.exec(header ?? '')?.[1]
  return token === undefined ? undefined : sha256(token)
}
