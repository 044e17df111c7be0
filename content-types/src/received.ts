import * as z from 'zod'

/** What the api answers to the site about « Ce que j’ai reçu ». Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()

/** Something that Enim gives to an employer; the labels are what employers read. */
export const receivedKinds = {
  document: 'Document',
  receipt: 'Accusé',
  answer: 'Réponse',
  payment: 'Versement',
} as const
export type ReceivedKind = keyof typeof receivedKinds
export const receivedKindSchema = z.enum(
  Object.keys(receivedKinds) as [ReceivedKind, ...ReceivedKind[]],
)

/** Which of them: all but the archived ones, those that were not opened yet, the archived ones. */
export const receivedStates = {
  all: 'Non archivés',
  new: 'Nouveaux',
  archived: 'Archivés',
} as const
export type ReceivedState = keyof typeof receivedStates

/** As they stand in an address; empty filters nothing. */
export const receivedFiltersSchema = z.object({
  kind: z.union([receivedKindSchema, z.literal('')]).default(''),
  theme: z.string().max(100).default(''),
  state: z.enum(Object.keys(receivedStates) as [ReceivedState, ...ReceivedState[]]).default('all'),
  words: z.string().max(200, 'Cherchez avec 200 caractères au maximum.').default(''),
})
export type ReceivedFilters = z.infer<typeof receivedFiltersSchema>

const line = {
  id: z.string(),
  label: z.string(),
  at: instant,
  theme: z.object({ slug: z.string(), name: z.string() }).nullable(),
  isNew: z.boolean(),
  isArchived: z.boolean(),
}

/** One line; `about` names it among those of its kind. */
export const receivedItemSchema = z.discriminatedUnion('kind', [
  z.object({ ...line, kind: z.literal('document'), about: z.string(), bytes: z.number().int() }),
  /** The reference of the request. */
  z.object({ ...line, kind: z.literal('receipt'), about: z.string() }),
  z.object({ ...line, kind: z.literal('answer'), about: z.string() }),
  z.object({ ...line, kind: z.literal('payment'), about: z.string() }),
])

export const receivedListSchema = z.object({
  items: z.array(receivedItemSchema),
  page: z.number().int(),
  pages: z.number().int(),
  /** Those that the filters let through; of a search, the latest ones at most. */
  total: z.number().int(),
  hasMore: z.boolean(),
  /** Whatever the filters: how many are not archived, and new among them; how many are archived. */
  counts: z.object({
    listed: z.number().int(),
    unread: z.number().int(),
    archived: z.number().int(),
  }),
})

/** How many lines may be changed at once. */
export const mostReceivedIds = 100

export const receivedChoiceSchema = z.object({
  ids: z
    .array(z.string().max(100))
    .min(1, 'Cochez au moins une ligne.')
    .max(mostReceivedIds, `Cochez ${String(mostReceivedIds)} lignes au maximum.`),
})

export type ReceivedItem = z.infer<typeof receivedItemSchema>
export type ReceivedList = z.infer<typeof receivedListSchema>
