import type { FaqEntry } from 'content-types'
import type { Api } from '../../lib/api.ts'

/** What the list of frequent questions shows, and why. */
export interface FaqView {
  entries: readonly FaqEntry[]
  /** What was searched for. */
  words: string
  theme: string | undefined
  /** The search could not be made: every entry is shown. */
  searchFailed: boolean
  /** Entries of which this account said that they helped. */
  helped: readonly string[]
  /** The one that was just marked. */
  thanked: string | undefined
}

/** The entries of the theme, those that the search found first when there is one. */
export async function readFaq(
  api: Api,
  faq: readonly FaqEntry[],
  query: URLSearchParams,
  theme: string | undefined,
): Promise<FaqView> {
  const words = (query.get('recherche') ?? '').trim().slice(0, 200)
  const [found, helped] = await Promise.all([
    words ? api.suggestFaq(words) : undefined,
    api.listHelped(),
  ])
  const ofTheme = theme ? faq.filter((entry) => entry.theme.slug === theme) : faq
  const entries = found?.ok
    ? found.value.suggestions.flatMap(({ slug }) => ofTheme.filter((entry) => entry.slug === slug))
    : ofTheme
  return {
    entries,
    words,
    theme,
    searchFailed: found?.ok === false,
    helped: helped.ok ? helped.value.helped : [],
    thanked: query.get('utile') ?? undefined,
  }
}
