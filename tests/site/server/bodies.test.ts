import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refuseTrickle } from '../../../site/server/bodies.ts'

let bytesRead: number
let request: IncomingMessage

beforeEach(() => {
  vi.useFakeTimers()
  bytesRead = 0
  const socket = new Socket()
  Object.defineProperty(socket, 'bytesRead', { get: () => bytesRead })
  request = new IncomingMessage(socket)
  request.headers = { 'content-length': '1000000' }
})

afterEach(() => {
  vi.useRealTimers()
})

function receive(bytesPerSecond: number, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    bytesRead += bytesPerSecond
    vi.advanceTimersByTime(1_000)
  }
}

test('a body that trickles ends its connection', () => {
  refuseTrickle(request)
  receive(10, 14)
  expect(request.destroyed).toBe(false)
  receive(10, 2)
  expect(request.destroyed).toBe(true)
})

test('a slow line is no trickle', () => {
  refuseTrickle(request)
  receive(1_000, 600)
  expect(request.destroyed).toBe(false)
})

test('a client whose bytes wait to be read is not to blame', () => {
  refuseTrickle(request)
  request.push(Buffer.alloc(100))
  receive(0, 60)
  expect(request.destroyed).toBe(false)
})

test('a body that stops half-way ends its connection', () => {
  refuseTrickle(request)
  receive(100_000, 20)
  expect(request.destroyed).toBe(false)
  receive(0, 30)
  expect(request.destroyed).toBe(true)
})
