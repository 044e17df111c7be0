import * as z from 'zod'

/** What the api answers about logging in. Times are ISO 8601 in UTC. */

export const sessionSchema = z.object({
  /** The employer's name (raison sociale). */
  name: z.string(),
  siret: z.string(),
  /** When the session ends if nothing more happens. */
  idleAt: z.iso.datetime(),
  /** When it ends whatever happens. */
  endsAt: z.iso.datetime(),
})

/** The right code came from a browser that the account does not know: a mailed code is awaited. */
export const awaitedCodeSchema = z.object({
  /** Where it was sent, masked: « ma•••@vent-exemple.example ». */
  sentTo: z.string(),
  expiresAt: z.iso.datetime(),
  triesLeft: z.number().int(),
  /** How many times it may still be sent again. */
  sendsLeft: z.number().int(),
})

/** A link of a mail that can still be used. */
export const linkSchema = z.object({ expiresAt: z.iso.datetime() })

/** Done, and nothing to tell. */
export const doneSchema = z.object({})

export type Session = z.infer<typeof sessionSchema>
export type AwaitedCode = z.infer<typeof awaitedCodeSchema>
