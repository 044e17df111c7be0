import type { NewsSummary, ThemeReference } from 'content-types'

/** The latest public news, all of them or those of one domain. */
export interface Feed {
  news: readonly NewsSummary[]
  domain?: ThemeReference
  /** Where the portal is: a feed is read elsewhere, so each of its addresses is absolute. */
  portal: URL
}

export type FeedFormat = 'rss' | 'atom'

export function feedAddress(format: FeedFormat, domain?: string): string {
  return `${listAddress(domain)}/${format}.xml`
}

export function feedTitle(domain?: ThemeReference): string {
  return domain ? `Actualités Enim : ${domain.name}` : 'Actualités Enim'
}

export function feedSubtitle(domain?: ThemeReference): string {
  const about = domain ? ` dans le domaine ${domain.name}` : ''
  return `Les actualités de l’Enim pour les employeurs de marins${about}.`
}

/** The page that the feed tells of. */
export function listAddress(domain?: string): string {
  return domain === undefined ? '/actualites' : `/actualites/domaine/${domain}`
}

export function articleAddress({ slug }: NewsSummary, portal: URL): string {
  return new URL(`/actualites/${slug}`, portal).href
}

export function publishedAt({ publicationDate, updatedAt }: NewsSummary): Date {
  return new Date(publicationDate ?? updatedAt)
}

/** When the feed last changed; one that never held anything is as old as can be. */
export function feedUpdatedAt({ news }: Feed): Date {
  return new Date(Math.max(0, ...news.map(({ updatedAt }) => Date.parse(updatedAt) || 0)))
}
