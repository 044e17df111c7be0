import { instantInParis, parisDay } from 'content-types'
import * as z from 'zod'
import { createId } from '../platform/tokens.ts'

const day = z.iso.date()
const employerSchema = z.object({ siret: z.string(), name: z.string(), address: z.string() })

const attestationSchema = z.object({
  kind: z.literal('attestation'),
  employer: employerSchema,
  /** The last day on which it is worth something. */
  validUntil: day,
  /** How many titles were due, all paid, and the last of them. */
  dueTitles: z.number(),
  latest: z.object({ number: z.string(), period: z.string(), dueOn: day }).nullable(),
})

const statementSchema = z.object({
  kind: z.literal('relevé'),
  employer: employerSchema,
  year: z.number(),
  /** A year that is not over is told up to this day. */
  until: day,
  rows: z.array(
    z.object({
      /** YYYY-MM */
      month: z.string(),
      nature: z.string(),
      payments: z.number(),
      cents: z.number(),
    }),
  ),
})

const factsSchema = z.discriminatedUnion('kind', [attestationSchema, statementSchema])

const issueSchema = z.object({
  schema: z.literal(1),
  /** 128 random bits: whoever knows a fingerprint finds nothing by guessing. */
  nonce: z.string(),
  reference: z.string(),
  issuedAt: z.iso.datetime({ offset: true }),
})

/** What a document made on demand says, word for word what its fingerprint covers. */
const contentSchema = z.intersection(factsSchema, issueSchema)

export type AttestationFacts = z.infer<typeof attestationSchema>
export type StatementFacts = z.infer<typeof statementSchema>
export type CertificateFacts = z.infer<typeof factsSchema>
export type Issue = z.infer<typeof issueSchema>
export type CertificateContent = z.infer<typeof contentSchema>

export function issue(now: Date, reference: string): Issue {
  return { schema: 1, nonce: createId(), reference, issuedAt: instantInParis(now) }
}

export function readContent(text: string): CertificateContent {
  return contentSchema.parse(JSON.parse(text))
}

/** YYYY-MM-DD */
export function issueDay({ issuedAt }: Issue): string {
  return parisDay(new Date(issuedAt))
}
