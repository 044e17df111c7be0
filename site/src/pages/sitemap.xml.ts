import type { APIRoute } from 'astro'
import { listAddresses } from '../features/site-map/list-addresses.ts'
import { sitemap } from '../features/site-map/sitemap.ts'
import { contentTags } from '../lib/cms.ts'
import { keptPage } from '../lib/kept-page.ts'

export const GET: APIRoute = async ({ cache, url }) => {
  const body = sitemap(await listAddresses(), new URL(url.origin))
  cache.set(keptPage(contentTags.news, contentTags.faq, contentTags.form, contentTags.page))
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
