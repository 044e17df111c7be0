import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Clock } from '../../api/src/platform/clock.ts'
import type { Browser } from './browser.ts'

/** The time of now, since a challenge's age is checked against it, until it is told otherwise. */
export function createMovableClock(): Clock & { advance(milliseconds: number): void } {
  let moved = 0
  return {
    now: () => new Date(Date.now() + moved),
    advance(milliseconds) {
      moved += milliseconds
    },
  }
}

/** Fetches a challenge and does its work; what the widget puts in the form. */
export async function solveCaptcha(browser: Browser): Promise<string> {
  const answer = await browser.get('/api/captcha')
  const challenge = (await answer.json()) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('The challenge was not solved')
  return encodePayload({ challenge, solution })
}

export function encodePayload(payload: unknown): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64')
}

export function decodePayload(payload: string): Payload {
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as Payload
}

interface Payload {
  challenge: Challenge
  solution: { counter: number; derivedKey: string }
}
