import type { APIContext } from 'astro'
import { contentTags, listNews, listThemes } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'
import { atomFeed } from './atom.ts'
import type { Feed, FeedFormat } from './feed.ts'
import { rssFeed } from './rss.ts'

const FEED_SIZE = 20

const formats: Record<FeedFormat, { write: (feed: Feed) => string; type: string }> = {
  rss: { write: rssFeed, type: 'application/rss+xml' },
  atom: { write: atomFeed, type: 'application/atom+xml' },
}

/** The feed of all news, or of the domain that the address names. */
export async function answerFeed(
  format: FeedFormat,
  { cache, params, url }: APIContext,
): Promise<Response> {
  const { theme } = params
  const domain =
    theme === undefined ? undefined : (await listThemes()).find(({ slug }) => slug === theme)
  if (theme !== undefined && !domain) return new Response(null, { status: 404 })
  const { news } = await listNews({ size: FEED_SIZE, ...(domain && { domain: domain.slug }) })
  cache.set(keptPage(contentTags.news))
  const { write, type } = formats[format]
  const body = write({ news, portal: new URL(url.origin), ...(domain && { domain }) })
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
}
