import { createHmac, timingSafeEqual } from 'node:crypto'

/** A link to the preferences: a newer version ends it. */
export interface PreferencesKey {
  id: string
  version: number
}

/** Whoever has a letter changes what its address receives, until the version moves. */
export function signPreferences(key: Buffer, { id, version }: PreferencesKey): string {
  const signed = `${id}.${String(version)}`
  return `${signed}.${signatureOf(key, `preferences ${signed}`)}`
}

/** Undefined for a key that the portal did not sign. */
export function readPreferencesKey(key: Buffer, typed: string): PreferencesKey | undefined {
  const [, id, version, signature] = /^([\w-]{22})\.([1-9]\d{0,8})\.([\w-]{43})$/.exec(typed) ?? []
  if (id === undefined || signature === undefined) return undefined
  const isOurs = isEqual(signature, signatureOf(key, `preferences ${id}.${version ?? ''}`))
  return isOurs ? { id, version: Number(version) } : undefined
}

/** Never ends: a letter of any age must let its reader leave, and can do nothing else. */
export function signLeaving(key: Buffer, id: string): string {
  return `${id}.${signatureOf(key, `leave ${id}`)}`
}

/** The subscriber's id; undefined for a key that the portal did not sign. */
export function readLeavingKey(key: Buffer, typed: string): string | undefined {
  const [, id, signature] = /^([\w-]{22})\.([\w-]{43})$/.exec(typed) ?? []
  if (id === undefined || signature === undefined) return undefined
  return isEqual(signature, signatureOf(key, `leave ${id}`)) ? id : undefined
}

/** What is kept of an address where the address itself has no place. */
export function addressKeyOf(key: Buffer, address: string): string {
  return createHmac('sha256', key)
    .update(`enim-subscription address ${address.trim().toLowerCase()}`)
    .digest('hex')
}

function signatureOf(key: Buffer, signed: string): string {
  return createHmac('sha256', key).update(`enim-subscription ${signed}`).digest('base64url')
}

function isEqual(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
