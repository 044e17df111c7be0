import * as z from 'zod'

/** What the api answers to the site about personal documents. Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()

export const documentKinds = [
  'attestation',
  'bulletin',
  'relevé',
  'décision',
  'échéancier',
  'notification',
  'courrier',
] as const

/** What became of a document whose file is no longer given: its line stays. */
const documentTraceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withdrawn'), at: instant, reason: z.string() }),
  z.object({
    kind: z.literal('replaced'),
    at: instant,
    by: z.object({
      id: z.string(),
      description: z.string(),
      /** False once it was withdrawn or replaced in its turn. */
      isThere: z.boolean(),
    }),
  }),
])

export const documentSchema = z.object({
  id: z.string(),
  /** When it was put online. */
  publishedAt: instant,
  kind: z.enum(documentKinds),
  description: z.string(),
  theme: z.object({ slug: z.string(), name: z.string() }),
  bytes: z.number().int(),
  /** Until its holder opens it. */
  isNew: z.boolean(),
  trace: documentTraceSchema.nullable(),
})

export const documentListSchema = z.object({
  documents: z.array(documentSchema),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
  /** Those of the theme, before they are narrowed to a kind: which kinds there are, and how many. */
  kinds: z.array(z.object({ kind: z.enum(documentKinds), total: z.number().int() })),
})

export type DocumentKind = (typeof documentKinds)[number]
export type DocumentTrace = z.infer<typeof documentTraceSchema>
export type PersonalDocument = z.infer<typeof documentSchema>
export type DocumentList = z.infer<typeof documentListSchema>
