import * as z from 'zod'

/** What can be found, in the order in which kinds that fit alike are shown. */
export const searchKinds = ['faq', 'form', 'news', 'page'] as const
export type SearchKind = (typeof searchKinds)[number]

/** Longer than any question; more would only make a search slower. */
export const longestSearch = 200

/** A text whose words that were searched for are told apart. */
const markedTextSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }))

const searchResultSchema = z.object({
  kind: z.enum(searchKinds),
  href: z.string(),
  title: markedTextSchema,
  extract: markedTextSchema,
  theme: z.string().nullable(),
  /** Of news. */
  publishedAt: z.string().nullable(),
  /** Whether only people who are logged in may read it. */
  reserved: z.boolean(),
})

export const searchResultsSchema = z.object({
  /** By kind, the likeliest first; of one kind when one was asked for. */
  groups: z.array(
    z.object({
      kind: z.enum(searchKinds),
      total: z.number().int(),
      results: z.array(searchResultSchema),
    }),
  ),
  page: z.number().int(),
  pages: z.number().int(),
  /** What was searched for instead, when a word is written in no text. */
  corrected: z.string().nullable(),
  /** No text has all the words: these have some of them. */
  isPartial: z.boolean(),
  /** Words that look like those that were not found; only when nothing was. */
  near: z.array(z.string()),
  /** The frequent questions that are read most; only when nothing was found. */
  mostRead: z.array(z.object({ title: z.string(), href: z.string() })),
})

/** Titles that hold what is being typed. */
export const searchSuggestionsSchema = z.object({
  suggestions: z.array(
    z.object({ kind: z.enum(searchKinds), title: z.string(), href: z.string() }),
  ),
})

export type MarkedText = z.infer<typeof markedTextSchema>
export type SearchResult = z.infer<typeof searchResultSchema>
export type SearchResults = z.infer<typeof searchResultsSchema>
export type SearchSuggestions = z.infer<typeof searchSuggestionsSchema>

/** Where a content of this kind is read. */
export function contentAddress(kind: SearchKind, slug: string, isReserved = false): string {
  switch (kind) {
    case 'faq':
      return `/questions/${slug}`
    case 'form':
      return `/formulaires#${slug}`
    case 'news':
      return isReserved ? `/espace/actualites/${slug}` : `/actualites/${slug}`
    case 'page':
      return `/${slug}`
  }
}
