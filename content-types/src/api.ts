import * as z from 'zod'
import { fieldErrorSchema } from './problem.ts'
import { fileStateSchema, requestKinds, requestStateSchema } from './request.ts'

/** What the api answers to the site about requests and documents. Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()

export const requestSummarySchema = z.object({
  reference: z.string(),
  kind: z.enum(requestKinds),
  theme: z.object({ slug: z.string(), name: z.string() }),
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  fileCount: z.number().int(),
})

export const requestFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  state: fileStateSchema,
})

export const requestSchema = requestSummarySchema.extend({
  text: z.string(),
  serviceName: z.string(),
  /** Where the accusé d’enregistrement was sent. */
  email: z.string(),
  sender: z.object({ name: z.string(), siret: z.string(), holder: z.string() }),
  files: z.array(requestFileSchema),
})

export const requestListSchema = z.object({
  requests: z.array(requestSummarySchema),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
})

/** Answer to a deposit made by a script: where its receipt is. */
export const depositSchema = z.object({ reference: z.string(), location: z.string() })

/** What a refused form held, so that nothing typed is lost. */
export const draftSchema = z.object({
  key: z.string(),
  kind: z.enum(requestKinds),
  theme: z.string(),
  object: z.string(),
  text: z.string(),
  /** Files already accepted: they need not be chosen again. */
  files: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number().int() })),
  errors: z.array(fieldErrorSchema),
})

export const documentKinds = ['attestation', 'bulletin', 'relevé', 'courrier'] as const

export const documentSchema = z.object({
  id: z.string(),
  /** When it was put online. */
  publishedAt: instant,
  kind: z.enum(documentKinds),
  description: z.string(),
  theme: z.object({ slug: z.string(), name: z.string() }),
  bytes: z.number().int(),
})

export const documentListSchema = z.object({
  documents: z.array(documentSchema),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
})

/** One line of « Ce que j’ai reçu ». */
export const receivedItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    id: z.string(),
    label: z.string(),
    at: instant,
    bytes: z.number().int(),
  }),
  z.object({
    kind: z.literal('receipt'),
    reference: z.string(),
    label: z.string(),
    at: instant,
  }),
])

export const receivedListSchema = z.object({ items: z.array(receivedItemSchema) })

export type RequestSummary = z.infer<typeof requestSummarySchema>
export type RequestFile = z.infer<typeof requestFileSchema>
export type EmployerRequest = z.infer<typeof requestSchema>
export type RequestList = z.infer<typeof requestListSchema>
export type Deposit = z.infer<typeof depositSchema>
export type Draft = z.infer<typeof draftSchema>
export type PersonalDocument = z.infer<typeof documentSchema>
export type DocumentList = z.infer<typeof documentListSchema>
export type ReceivedItem = z.infer<typeof receivedItemSchema>
export type ReceivedList = z.infer<typeof receivedListSchema>
