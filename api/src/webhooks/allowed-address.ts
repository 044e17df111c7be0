import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv4 } from 'node:net'

export type Resolve = (host: string) => Promise<LookupAddress[]>

/** An address that a webhook may not reach; its message is for the operator. */
export class ForbiddenAddress extends Error {}

/**
 * Refuses what is neither https, nor the machine itself. Which host it is, is then judged by
 * `resolveAllowed` at each connection.
 */
export function readWebhookUrl(typed: string): URL {
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  if (!url) throw new ForbiddenAddress('Cette adresse n’est pas celle d’un site.')
  const isPlain = url.protocol === 'http:' && url.hostname === '127.0.0.1'
  if (url.protocol !== 'https:' && !isPlain) {
    throw new ForbiddenAddress(
      'Une adresse commence par https:// ; http:// ne va que vers 127.0.0.1.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new ForbiddenAddress('Une adresse ne contient ni nom ni mot de passe.')
  }
  return url
}

/**
 * The addresses of a host, all of them public unless the host is one of `allowed`: what is connected
 * to is what was judged, whatever the name is told to mean a moment later.
 */
export async function resolveAllowed(
  host: string,
  allowed: readonly string[],
  resolve: Resolve = resolveByDns,
): Promise<LookupAddress[]> {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const family = isIP(bare)
  const addresses = family === 0 ? await resolve(bare) : [{ address: bare, family }]
  if (allowed.includes(bare)) return addresses
  const hidden = addresses.find(({ address }) => !isPublic(address))
  if (hidden) {
    throw new ForbiddenAddress(
      `« ${bare} » est à une adresse privée (${hidden.address}), que WEBHOOK_HOSTS ne nomme pas.`,
    )
  }
  return addresses
}

function resolveByDns(host: string): Promise<LookupAddress[]> {
  return lookup(host, { all: true })
}

function isPublic(address: string): boolean {
  if (isIPv4(address)) return !hidden.check(address, 'ipv4')
  return globalUnicast.check(address, 'ipv6') && !hidden.check(address, 'ipv6')
}

/** Every other IPv6 address is of one network, of one machine, or stands for an IPv4 one. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its IPv6 sister. */
const hidden = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  hidden.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  hidden.addSubnet(network, prefix, 'ipv6')
}
