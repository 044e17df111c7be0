import * as z from 'zod'

/** What Strapi reads and says at the api's /cms addresses. */

export const toWriteSources = ['search', 'question'] as const

/** One subject on which readers found no answer, in the last week. */
export const toWriteItemSchema = z.object({
  /** Folded: what it is known by. */
  words: z.string(),
  /** As it is shown, without what tells of somebody. */
  shown: z.string(),
  source: z.enum(toWriteSources),
  count: z.number().int(),
  /** Slugs of the answers that were read before the question was asked all the same. */
  read: z.array(z.string()),
})

export const toWriteListSchema = z.object({ items: z.array(toWriteItemSchema) })

export const toWriteOutcomes = ['written', 'dismissed'] as const

export const toWriteEndingSchema = z.object({
  words: z.string().min(1).max(500),
  outcome: z.enum(toWriteOutcomes),
})

export const faqFiguresSchema = z.object({
  figures: z.array(
    z.object({ slug: z.string(), views: z.number().int(), helped: z.number().int() }),
  ),
})

/** A draft that the api asks Strapi for. */
export const faqDraftSchema = z.object({
  question: z.string().min(1).max(200),
  /** One paragraph a line. */
  answer: z.string().min(1).max(10_000),
  /** The slug of its theme. */
  theme: z.string().max(100),
  /** Where it comes from: the same source makes one draft. */
  source: z.string().min(1).max(200),
})

export const faqDraftMadeSchema = z.object({ documentId: z.string() })

/** What would leave the desk with one answer, and whether it has left. */
export const faqProposalSchema = z.object({
  question: z.string(),
  answer: z.string(),
  proposedAt: z.iso.datetime().nullable(),
})

export type ToWriteItem = z.infer<typeof toWriteItemSchema>
export type ToWriteEnding = z.infer<typeof toWriteEndingSchema>
export type FaqFigures = z.infer<typeof faqFiguresSchema>
export type FaqDraft = z.infer<typeof faqDraftSchema>
export type FaqProposal = z.infer<typeof faqProposalSchema>
