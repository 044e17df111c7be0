import { createHmac } from 'node:crypto'
import { createChallenge as sign, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { useChallenge } from './store.ts'

/** What a solved challenge is good for. */
type Purpose = 'asked-mail'

const purpose: Purpose = 'asked-mail'
const VALID_MS = 600_000

/** A quarter of a second on a laptop, under one on a phone; the counter is what must be found. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5_000, least: 100, most: 200 } as const

export const challengeSchema = z.object({
  parameters: z.object({
    algorithm: z.literal(work.algorithm),
    nonce: z.hex(),
    salt: z.hex(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.hex(),
    keySignature: z.hex(),
    expiresAt: z.number(),
  }),
  signature: z.hex(),
})

export type Challenge = z.infer<typeof challengeSchema>

const solvedSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/** A sum that takes a browser some work to do, and the api none to check. */
export async function createChallenge({ settings, clock }: Deps): Promise<Challenge> {
  const challenge = await sign({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.most, work.least),
    deriveKey,
    expiresAt: new Date(clock.now().getTime() + VALID_MS),
    ...secretsOf(settings.captchaKey),
  })
  return challengeSchema.parse(challenge)
}

/** Whether `payload`, as the widget sends it, solves a challenge of ours for the first time. */
export async function redeemSolution(deps: Deps, payload: string): Promise<boolean> {
  const solved = readPayload(payload)
  if (!solved) return false
  const { nonce, expiresAt } = solved.challenge.parameters
  const expiry = new Date(expiresAt * 1_000)
  if (expiry <= deps.clock.now()) return false
  const { verified } = await verifySolution({
    ...solved,
    deriveKey,
    ...secretsOf(deps.settings.captchaKey),
  })
  return verified && useChallenge(deps, nonce, expiry)
}

/** The key of another purpose signs nothing that this one takes. */
function secretsOf(key: string) {
  const secretFor = (use: string) => createHmac('sha256', key).update(`${purpose}:${use}`)
  return {
    hmacSignatureSecret: secretFor('challenge').digest('hex'),
    hmacKeySignatureSecret: secretFor('solution').digest('hex'),
  }
}

function readPayload(payload: string) {
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, 'base64').toString())
    return solvedSchema.safeParse(read).data
  } catch {
    return undefined
  }
}
