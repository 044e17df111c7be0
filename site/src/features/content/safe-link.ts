import { environment } from '../../../server/environment.ts'

export interface SafeLink {
  href: string
  /** The host of another site. */
  host?: string
}

const followed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Where a link of an editor's text may lead; undefined when it leads nowhere a reader should go. */
export function safeLink(written: string): SafeLink | undefined {
  const portal = environment().PUBLIC_URL
  const address = URL.parse(written.trim(), portal)
  if (!address || !followed.has(address.protocol)) return undefined
  if (address.origin === portal.origin) {
    return { href: `${address.pathname}${address.search}${address.hash}` }
  }
  return address.host ? { href: address.href, host: address.host } : { href: address.href }
}
