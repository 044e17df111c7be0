import { createHmac } from 'node:crypto'
import type { Deps } from '../deps.ts'
import * as sealing from '../platform/sealing.ts'

type Key = Pick<Deps, 'settings'>

/** Unreadable without the key, and for another agent than this one. */
export function seal({ settings }: Key, agentId: string, secret: Uint8Array): string {
  return sealing.seal(settings.agentKey, agentId, secret)
}

/** Throws for what was sealed with another key, or for another agent. */
export function unseal({ settings }: Key, agentId: string, sealed: string): Uint8Array {
  return sealing.unseal(settings.agentKey, agentId, sealed)
}

/** What the database knows a recovery code by: worth nothing without the key. */
export function hashRecoveryCode({ settings }: Key, agentId: string, code: string): string {
  const hmac = createHmac('sha256', settings.agentKey)
  return hmac.update(`agent-recovery-code ${agentId} ${code}`).digest('hex')
}
