import type { SearchKind } from 'content-types'

/** How a kind is named in an address, and to readers. */
export const kinds: Record<SearchKind, { word: string; label: string }> = {
  faq: { word: 'questions', label: 'Questions fréquentes' },
  form: { word: 'formulaires', label: 'Formulaires' },
  news: { word: 'actualites', label: 'Actualités' },
  page: { word: 'pages', label: 'Pages du portail' },
}

export function kindOf(word: string | null): SearchKind | undefined {
  return (Object.keys(kinds) as SearchKind[]).find((kind) => kinds[kind].word === word)
}

export function searchAddress(words: string, kind?: SearchKind, page = 1): string {
  const query = new URLSearchParams({ q: words })
  if (kind) query.set('type', kinds[kind].word)
  if (page > 1) query.set('page', String(page))
  return `/recherche?${query.toString()}`
}
