import {
  addMonths,
  instantInParis,
  parisDay,
  receiptKindSchema,
  type RequestKind,
  requestKinds,
} from 'content-types'
import * as z from 'zod'
import type { Clock } from '../platform/clock.ts'
import { createId } from '../platform/tokens.ts'
import type { MirroredTheme } from '../themes/index.ts'

/** What a receipt says, as it was when it was issued. */
export interface ReceiptFacts {
  requestId: string
  accountId: string
  reference: string
  kind: RequestKind
  object: string
  siret: string
  employerName: string
  holder: string
  email: string
  /** When the first sending arrived: moving a request to another service does not change it. */
  sentAt: Date
  /** That which has the request when the receipt is issued. */
  theme: MirroredTheme
  files: readonly { name: string; bytes: number; sha256: string }[]
  /** The message of a reply, of which this is the accusé d'enregistrement. */
  message?: { id: string; at: Date }
}

/** Instants with their offset from UTC, as « 2026-03-02T10:00:00.000+01:00 ». */
const instant = z.iso.datetime({ offset: true })

/**
 * What a receipt says, word for word what its fingerprint covers. A receipt of a time when there
 * were none has the schema 0 and was made from its request.
 */
export const contentSchema = z.object({
  schema: z.union([z.literal(0), z.literal(1)]),
  /** 128 random bits: whoever knows a fingerprint finds nothing by guessing. */
  nonce: z.string(),
  kind: receiptKindSchema,
  reference: z.string(),
  request: z.enum([...requestKinds, 'reply']),
  issuedAt: instant,
  receivedAt: instant,
  sender: z.object({
    name: z.string(),
    siret: z.string(),
    holder: z.string(),
    email: z.string(),
  }),
  theme: z.string(),
  service: z.string(),
  object: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
  /** Only in an accusé de réception. */
  contact: z.object({ address: z.string(), email: z.string(), phone: z.string() }).optional(),
  /** What it means when nobody answers, and from which day on; a question has none. */
  silence: z
    .object({ means: z.enum(['accord', 'rejet', 'sans objet']), on: z.iso.date() })
    .optional(),
  remedies: z.string().optional(),
})

export type ReceiptContent = z.infer<typeof contentSchema>

export function makeContent(
  clock: Clock,
  kind: ReceiptContent['kind'],
  facts: ReceiptFacts,
): ReceiptContent {
  const receivedAt = facts.message?.at ?? facts.sentAt
  const issuedAt = kind === 'aee' ? receivedAt : clock.now()
  const { theme } = facts
  return {
    schema: 1,
    nonce: createId(),
    kind,
    reference: facts.reference,
    request: facts.message ? 'reply' : facts.kind,
    issuedAt: instantInParis(issuedAt),
    receivedAt: instantInParis(receivedAt),
    sender: {
      name: facts.employerName,
      siret: facts.siret,
      holder: facts.holder,
      email: facts.email,
    },
    theme: theme.name,
    service: theme.serviceName,
    object: facts.object,
    files: facts.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    ...(kind === 'are' && {
      contact: {
        address: theme.serviceAddress,
        email: theme.serviceEmail,
        phone: theme.servicePhone,
      },
    }),
    ...(kind === 'are' && facts.kind !== 'question' && whatSilenceMeans(facts)),
  }
}

function whatSilenceMeans({ sentAt, theme }: ReceiptFacts) {
  const on = addMonths(parisDay(sentAt), theme.silenceMonths)
  return {
    silence: { means: theme.silence, on },
    ...(theme.remedies !== null && theme.remedies !== '' && { remedies: theme.remedies }),
  }
}

/** Keys in order and no space: the same content is always the same bytes (as RFC 8785 has it). */
export function writeContent(content: object): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

export function readContent(text: string): ReceiptContent {
  return contentSchema.parse(JSON.parse(text))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
