import type { Deps } from '../deps.ts'
import { signLeaving, signPreferences, type PreferencesKey } from './keys.ts'

type Settings = Pick<Deps, 'settings'>

/** For List-Unsubscribe: a mail program posts there (RFC 8058), a browser is led to the page. */
export function leaveAddressOf({ settings }: Settings, { id }: { id: string }): string {
  const key = signLeaving(settings.subscriptionKey, id)
  return `${settings.publicUrl}/api/subscriptions/leave?cle=${key}`
}

/** The page with the button « Me désinscrire ». */
export function leavePageOf({ settings }: Settings, { id }: { id: string }): string {
  const key = signLeaving(settings.subscriptionKey, id)
  return `${settings.publicUrl}/actu/desinscription?cle=${key}`
}

export function preferencesAddressOf({ settings }: Settings, subscriber: PreferencesKey): string {
  const key = signPreferences(settings.subscriptionKey, subscriber)
  return `${settings.publicUrl}/actu/preferences?cle=${key}`
}

/**
 * The `dedupe` of a mail to an address: all that begin with it are forgotten when the address
 * leaves.
 */
export function mailReason({ addressKey }: { addressKey: string }, what: string): string {
  return `subscription:${addressKey}:${what}`
}
