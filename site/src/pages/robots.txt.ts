import type { APIRoute } from 'astro'
import { keptPage } from '../lib/kept-page.ts'

/** Search engines have nothing to find where a person must log in. */
const closed = ['/api/', '/agents', '/apercu', '/connexion', '/espace', '/recherche']

export const GET: APIRoute = ({ cache, url }) => {
  cache.set(keptPage())
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${new URL('/sitemap.xml', url.origin).href}`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
