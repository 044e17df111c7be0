import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Who asks: the peer, or what the trusted hop appended to X-Forwarded-For. Anything else that a
 * request says about its origin is made up by whoever sent it.
 */
export function clientAddress(request: IncomingMessage, trustedProxy: string | undefined): string {
  const peer = withoutMapping(request.socket.remoteAddress ?? '')
  if (trustedProxy === undefined || peer !== withoutMapping(trustedProxy)) return peer
  const forwarded = request.headersDistinct['x-forwarded-for']?.join(',') ?? ''
  const appended = withoutMapping(forwarded.split(',').at(-1)?.trim() ?? '')
  return isIP(appended) > 0 ? appended : peer
}

/** ::ffff:192.0.2.1 is 192.0.2.1 seen through an IPv6 socket. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
