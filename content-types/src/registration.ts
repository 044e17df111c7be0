import * as z from 'zod'

/** The steps of « Première connexion », in their order. */
export const registrationSteps = ['question', 'details', 'mail'] as const
export type RegistrationStep = (typeof registrationSteps)[number]

/** What may be asked about a titre de cotisation. */
export const validationFacts = ['number', 'date', 'amount'] as const
export type ValidationFact = (typeof validationFacts)[number]

export const registrationSchema = z.object({
  /** Sent back with each step, so that a step never answers for another SIRET. */
  id: z.string(),
  siret: z.string(),
  step: z.enum(registrationSteps),
  /** Which fact of any of the employer's titles is asked. */
  fact: z.enum(validationFacts),
  triesLeft: z.number().int(),
  /** After three wrong answers: until when only an activation key opens. */
  closedUntil: z.iso.datetime().nullable(),
  /** Where the confirmation mail went, once it has. */
  sentTo: z.string().nullable(),
  expiresAt: z.iso.datetime(),
})

/** The account whose mailed link was followed. */
export const activatedSchema = z.object({ siret: z.string() })

export type Registration = z.infer<typeof registrationSchema>

/**
 * What a person agrees to when checking a box. The version is kept with each consent: a change of
 * words is a new version.
 */
export const consentText = {
  version: '2026-11',
  notifications:
    'J’autorise l’Enim à m’envoyer des notifications ou informations par e-mail ou SMS.',
} as const
