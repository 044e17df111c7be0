import * as z from 'zod'
import { blocksSchema } from './blocks.ts'
import { frequencies } from './subscription.ts'

const domainSchema = z.object({ slug: z.string(), name: z.string() })

/** A news as it was when a letter was made; a digest leaves its text to the page of the news. */
export const letterNewsSchema = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  domains: z.array(domainSchema),
  body: blocksSchema.nullable(),
})

export type LetterNews = z.infer<typeof letterNewsSchema>

/** What anybody may read online; nothing in it is about who received it. */
export const letterSchema = z.object({
  id: z.string(),
  frequency: z.enum(frequencies),
  subject: z.string(),
  /** When it was made. */
  at: z.iso.datetime(),
  /** Paragraphs of editors, above the news. */
  introduction: z.array(z.string()),
  news: z.array(letterNewsSchema),
})

export type Letter = z.infer<typeof letterSchema>

/** As a subscriber would receive it; its personal links lead nowhere. */
export const letterPreviewSchema = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
})

/** What became of one letter: how many copies, never whose. */
const sentLetterSchema = z.object({
  id: z.string(),
  frequency: z.enum(frequencies),
  subject: z.string(),
  at: z.iso.datetime(),
  sent: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  /** Whoever had left, or paused, before their copy. */
  dropped: z.number().int(),
  /** Came back for good after they were sent. */
  bounced: z.number().int(),
})

/** The letters that told of one news, newest first. */
export const newsLettersSchema = z.object({
  /** Whether the api has it among the news to send. */
  isAwaited: z.boolean(),
  letters: z.array(sentLetterSchema),
})

/** The same of the latest ones, whatever they told of. */
export const latestLettersSchema = newsLettersSchema.pick({ letters: true })

export type LatestLetters = z.infer<typeof latestLettersSchema>
export type NewsLetters = z.infer<typeof newsLettersSchema>
