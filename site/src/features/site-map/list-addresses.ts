import type { ThemeReference } from 'content-types'
import { listAllNews, listFaq, listForms, listPages, listThemes } from '../../lib/cms.ts'
import { listAddress } from '../feeds/feed.ts'
import { pageLinks } from '../written-pages/page-links.ts'
import { fixedPages } from './sections.ts'
import type { Listed } from './sitemap.ts'

interface Changed {
  updatedAt: string
}

/**
 * Every public page, for search engines.
 * @throws CmsUnavailable rather than tell them that half of the portal is gone.
 */
export async function listAddresses(): Promise<Listed[]> {
  const [news, themes, faq, forms, pages] = await Promise.all([
    listAllNews(),
    listThemes(),
    listFaq(),
    listForms(),
    listPages(),
  ])
  const changedAt = new Map(pages.map(({ key, updatedAt }) => [`/${key}`, updatedAt]))
  const ofDomain = (slug: string) =>
    news.filter(({ domains }) => domains.some((domain) => domain.slug === slug))
  return [
    ...fixedPages.map(({ href }) => ({
      path: href,
      lastmod: href === '/' || href === '/actualites' ? latest(news) : undefined,
    })),
    ...pageLinks.map(({ href }) => ({ path: href, lastmod: changedAt.get(href) })),
    ...themes.flatMap(({ slug }) => [
      { path: listAddress(slug), lastmod: latest(ofDomain(slug)) },
      { path: `/questions/theme/${slug}`, lastmod: latest(faq.filter(isOf(slug))) },
      { path: `/formulaires/theme/${slug}`, lastmod: latest(forms.filter(isOf(slug))) },
    ]),
    ...news.map(({ slug, updatedAt }) => ({ path: `/actualites/${slug}`, lastmod: updatedAt })),
    ...faq.map(({ slug, updatedAt }) => ({ path: `/questions/${slug}`, lastmod: updatedAt })),
    ...forms.map(({ slug, updatedAt }) => ({
      path: `/formulaires/${slug}.pdf`,
      lastmod: updatedAt,
    })),
  ]
}

function isOf(slug: string) {
  return ({ theme }: { theme: ThemeReference }) => theme.slug === slug
}

function latest(contents: readonly Changed[]): string | undefined {
  return contents
    .map(({ updatedAt }) => updatedAt)
    .toSorted()
    .at(-1)
}
