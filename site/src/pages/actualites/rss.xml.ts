import type { APIRoute } from 'astro'
import { newsFeed } from '../../features/news/feed.ts'
import { contentTags, listNews } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'

const FEED_SIZE = 20

export const GET: APIRoute = async ({ cache, url }) => {
  const { news } = await listNews({ size: FEED_SIZE })
  cache.set(keptPage(contentTags.news))
  return new Response(newsFeed(news, new URL(url.origin)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
}
