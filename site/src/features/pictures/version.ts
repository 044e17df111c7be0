import { createHmac, timingSafeEqual } from 'node:crypto'
import { environment } from '../../../server/environment.ts'

/** In the address of a picture whose version is not known: what it shows may change. */
const CURRENT = 'actuelle'

/**
 * Names one version of a picture, so that its address may be kept for ever. It is signed: made-up
 * versions would be as many addresses to convert and keep.
 */
export function versionOf(name: string, updatedAt: string | undefined): string {
  const at = Date.parse(updatedAt ?? '')
  return Number.isNaN(at) ? CURRENT : `${at.toString(36)}-${signatureOf(name, at)}`
}

type VersionKind = 'fixed' | 'current' | 'unknown'

export function readVersion(name: string, version: string): VersionKind {
  if (version === CURRENT) return 'current'
  const [at = '', signature = ''] = version.split('-')
  if (!/^[0-9a-z]{1,10}$/.test(at)) return 'unknown'
  const right = Buffer.from(signatureOf(name, Number.parseInt(at, 36)))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right) ? 'fixed' : 'unknown'
}

function signatureOf(name: string, at: number): string {
  const { SITE_KEY } = environment()
  return createHmac('sha256', SITE_KEY).update(`picture\n${name}\n${at}`).digest('hex').slice(0, 12)
}
