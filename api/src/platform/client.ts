import { isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import { nameBrowser } from './browser-name.ts'
import type { AppEnv } from './http.ts'

/** Who asks, as far as it is kept: never a whole address. */
export interface Client {
  /** The address without its last part: 192.0.2.0/24, 2001:db8:1::/48. */
  network: string
  /** « Firefox sur Windows » */
  browser: string
}

export function clientOf(c: Context<AppEnv>): Client {
  return {
    network: networkOf(addressOf(c)),
    browser: nameBrowser(c.req.header('user-agent') ?? ''),
  }
}

/** Whose tries are counted together: an IPv4 address, or the /64 that one IPv6 customer holds. */
export function clientKey(c: Context<AppEnv>): string {
  const address = addressOf(c)
  if (isIPv4(address)) return address
  return isIPv6(address) ? prefixOf(address, 4) : 'unknown'
}

/** The site sets the header, having replaced whatever the browser sent. */
function addressOf(c: Context<AppEnv>): string {
  return (c.req.header('x-client-address') ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
}

function networkOf(address: string): string {
  if (isIPv4(address)) return address.replace(/\.\d+$/, '.0/24')
  return isIPv6(address) ? prefixOf(address, 3) : 'unknown'
}

/** The first groups of 16 bits of an IPv6 address: `2001:db8:0:1::/64` for four of them. */
function prefixOf(address: string, length: number): string {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::')
    ? Array<string>(8 - before.length - after.length).fill('0')
    : []
  const groups = [...before, ...zeros, ...after].slice(0, length)
  const written = groups.map((group) => parseInt(group, 16).toString(16)).join(':')
  return `${written}::/${String(length * 16)}`
}
