import type { IncomingMessage } from 'node:http'
import { limits } from 'content-types'
import type { Problem } from '../platform/problems.ts'
import { tooLargeForm, tooSlow } from './problems.ts'

export interface BodyBounds {
  /** Of the whole body: every file at its limit, and the fields. */
  bytes: number
  /** During each such time at least `leastBytes` must arrive. */
  windowMs: number
  leastBytes: number
  /** From the first byte to the last. */
  totalMs: number
}

const defaults: BodyBounds = {
  bytes: limits.filesPerRequest * limits.fileBytes + 1024 * 1024,
  windowMs: 60_000,
  leastBytes: 32 * 1024,
  // Under the server's own limit, which ends the connection without a word.
  totalMs: 14 * 60_000,
}

/** Counts a body while it is read; calls `refuse` once it is too large or too slow. */
export function watchBody(
  incoming: IncomingMessage,
  refuse: (reason: Problem) => void,
  given: Partial<BodyBounds> = {},
): { stop(): void } {
  const bounds = { ...defaults, ...given }
  let received = 0
  let receivedBefore = 0

  function count(piece: Buffer): void {
    received += piece.length
    if (received > bounds.bytes) refuse(tooLargeForm())
  }

  const pace = setInterval(() => {
    if (received - receivedBefore < bounds.leastBytes) refuse(tooSlow())
    receivedBefore = received
  }, bounds.windowMs)
  const end = setTimeout(() => {
    refuse(tooSlow())
  }, bounds.totalMs)
  incoming.on('data', count)

  return {
    stop() {
      clearInterval(pace)
      clearTimeout(end)
      incoming.off('data', count)
    },
  }
}
