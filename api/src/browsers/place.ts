import { BlockList, isIPv6 } from 'node:net'
import type { Place } from 'content-types'

/** A use of the account from a network, as the journal keeps it. */
export interface Use {
  at: Date
  network: string
}

/** Where a use came from, in words, seen from the network that asks and the sign-ins of before. */
export function placeOf(
  { at, network }: Use,
  { here, signIns }: { here: string; signIns: readonly Use[] },
): Place {
  if (network === here) return 'here'
  if (isLocal(network)) return 'local'
  const wasUsed = signIns.some((signIn) => signIn.network === network && signIn.at < at)
  return wasUsed ? 'usual' : 'new'
}

function isLocal(network: string): boolean {
  if (network === IPV6_LOOPBACK) return true
  const address = network.replace(/\/\d+$/, '')
  if (isIPv6(address)) return local.check(address, 'ipv6')
  return /^[\d.]+$/.test(address) && local.check(address, 'ipv4')
}

/** The network of ::1; as a subnet of the list it would hold every IPv4 address too. */
const IPV6_LOOPBACK = '0:0:0::/48'

/** Loopback, link-local and private (RFC 1918, RFC 4193). */
const local = new BlockList()
local.addSubnet('127.0.0.0', 8)
local.addSubnet('10.0.0.0', 8)
local.addSubnet('172.16.0.0', 12)
local.addSubnet('192.168.0.0', 16)
local.addSubnet('169.254.0.0', 16)
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')
