import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { seal, unseal } from '../platform/sealing.ts'

const PREFIX = 'whsec_'

/** As Standard Webhooks writes it: the receiver decodes what follows the prefix. */
export function createSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`
}

export function sealSecret(deps: Pick<Deps, 'settings'>, id: string, secret: string): string {
  return seal(keyOf(deps), id, Buffer.from(secret.slice(PREFIX.length), 'base64'))
}

/**
 * What a receiver checks (https://www.standardwebhooks.com): `timestamp` is in whole seconds.
 * Undefined when the secret was sealed under another key.
 */
export function sign(
  deps: Pick<Deps, 'settings'>,
  subscriber: { id: string; secret: string },
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): string | undefined {
  const secret = unsealSecret(deps, subscriber)
  if (!secret) return undefined
  const hmac = createHmac('sha256', secret).update(`${id}.${String(timestamp)}.${body}`)
  return `v1,${hmac.digest('base64')}`
}

function unsealSecret(
  deps: Pick<Deps, 'settings'>,
  { id, secret }: { id: string; secret: string },
): Uint8Array | undefined {
  try {
    return unseal(keyOf(deps), id, secret)
  } catch {
    return undefined
  }
}

function keyOf({ settings }: Pick<Deps, 'settings'>): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', settings.agentKey, '', 'webhook secrets', 32))
}
