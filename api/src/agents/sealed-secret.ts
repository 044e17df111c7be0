import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

type Key = Pick<Deps, 'settings'>

/** Unreadable without the key, and for another agent than this one. */
export function seal({ settings }: Key, agentId: string, secret: Uint8Array): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, settings.agentKey, iv).setAAD(Buffer.from(agentId))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Throws for what was sealed with another key, or for another agent. */
export function unseal({ settings }: Key, agentId: string, sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64')
  const iv = bytes.subarray(0, IV_BYTES)
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  const options = { authTagLength: TAG_BYTES }
  const decipher = createDecipheriv(CIPHER, settings.agentKey, iv, options)
  decipher.setAAD(Buffer.from(agentId)).setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** What the database knows a recovery code by: worth nothing without the key. */
export function hashRecoveryCode({ settings }: Key, agentId: string, code: string): string {
  const hmac = createHmac('sha256', settings.agentKey)
  return hmac.update(`agent-recovery-code ${agentId} ${code}`).digest('hex')
}
