import * as z from 'zod'

/** Frequent questions that look like what a person types, best first. */
export const faqSuggestionsSchema = z.object({
  suggestions: z.array(
    z.object({
      slug: z.string(),
      question: z.string(),
      /** The answer, as plain text. */
      answer: z.string(),
      theme: z.object({ slug: z.string(), name: z.string() }),
    }),
  ),
})

/** Entries of which this account said « Cette réponse m’a aidé ». */
export const faqHelpedSchema = z.object({ helped: z.array(z.string()) })

export type FaqSuggestions = z.infer<typeof faqSuggestionsSchema>
