import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from '../../../site/server/client-address.ts'

function requestFrom(peer: string, forwarded: string[] = []): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const request = new IncomingMessage(socket)
  request.headersDistinct = { 'x-forwarded-for': forwarded }
  return request
}

test('without a trusted hop the peer is the client, whatever it claims', () => {
  expect(clientAddress(requestFrom('192.0.2.7', ['203.0.113.9']), undefined)).toBe('192.0.2.7')
})

test('a peer that is not the trusted hop is not believed', () => {
  const request = requestFrom('192.0.2.7', ['203.0.113.9'])
  expect(clientAddress(request, '192.0.2.1')).toBe('192.0.2.7')
})

test('of what the trusted hop passes on, only what it appended itself counts', () => {
  const request = requestFrom('192.0.2.1', ['198.51.100.1, 203.0.113.9'])
  expect(clientAddress(request, '192.0.2.1')).toBe('203.0.113.9')
  const twoLines = requestFrom('192.0.2.1', ['198.51.100.1', '203.0.113.10'])
  expect(clientAddress(twoLines, '192.0.2.1')).toBe('203.0.113.10')
})

test('an IPv4 address is the same through an IPv6 socket', () => {
  expect(clientAddress(requestFrom('::ffff:192.0.2.7'), undefined)).toBe('192.0.2.7')
  const request = requestFrom('::ffff:192.0.2.1', ['::ffff:203.0.113.9'])
  expect(clientAddress(request, '192.0.2.1')).toBe('203.0.113.9')
})

test.each(['unknown', '_hidden', '203.0.113.9:1234', '<script>', ''])(
  'when the trusted hop appends « %s », the hop itself is the client',
  (appended) => {
    const request = requestFrom('192.0.2.1', [`203.0.113.9, ${appended}`])
    expect(clientAddress(request, '192.0.2.1')).toBe('192.0.2.1')
  },
)
