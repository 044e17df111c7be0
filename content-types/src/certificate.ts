import * as z from 'zod'

/** Documents that the portal makes when their holder asks. Days are YYYY-MM-DD. */
export const certificateKinds = {
  attestation: 'Attestation de compte à jour',
  relevé: 'Relevé annuel des versements',
} as const
export type CertificateKind = keyof typeof certificateKinds
export const certificateKindSchema = z.enum(
  Object.keys(certificateKinds) as [CertificateKind, ...CertificateKind[]],
)

const day = z.iso.date()

/** What prevents an attestation de compte à jour. */
const obstacleSchema = z.discriminatedUnion('kind', [
  /** Enim has told the portal of no title. */
  z.object({ kind: z.literal('no-title') }),
  z.object({
    kind: z.literal('unpaid'),
    /** How many, and the oldest of them. */
    total: z.number().int(),
    cents: z.number().int(),
    titles: z.array(
      z.object({
        number: z.string(),
        period: z.string(),
        amountCents: z.number().int(),
        /** Null when Enim has not said it: such a title is not known to be paid. */
        dueOn: day.nullable(),
      }),
    ),
  }),
])

/** What the account may ask for today. */
export const certificateOffersSchema = z.object({
  /** Null when an attestation is delivered. */
  obstacle: obstacleSchema.nullable(),
  /** With at least one payment made, newest first. */
  years: z.array(z.number().int()),
})

export const certificateAskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attestation') }),
  z.strictObject({
    kind: z.literal('relevé'),
    year: z.number('Choisissez une année.').int('Choisissez une année.'),
  }),
])

/** The personal document that it became. */
export const madeCertificateSchema = z.object({ id: z.string(), description: z.string() })

/** What anybody who has its reference may know. */
export const certificateVerificationSchema = z.object({
  reference: z.string(),
  kind: certificateKindSchema,
  issuedAt: z.iso.datetime(),
  /** « 900 ••• ••• ••017 » */
  siret: z.string(),
  /** The last day of an attestation; null for a statement, which stays true. */
  validUntil: day.nullable(),
  isExpired: z.boolean(),
  /** Of a statement. */
  year: z.number().int().nullable(),
  /** Enim has taken it back, or put another in its place. */
  trace: z.enum(['withdrawn', 'replaced']).nullable(),
  /** The day whose signed head covers it; null until then. */
  sealedOn: day.nullable(),
  /** Whether a file of that SHA-256 is the document; null when none was asked about. */
  known: z.boolean().nullable(),
})

export type CertificateObstacle = z.infer<typeof obstacleSchema>
export type CertificateOffers = z.infer<typeof certificateOffersSchema>
export type CertificateAsk = z.infer<typeof certificateAskSchema>
export type MadeCertificate = z.infer<typeof madeCertificateSchema>
export type CertificateVerification = z.infer<typeof certificateVerificationSchema>
