import type { NewsSummary } from 'content-types'

const TITLE = 'Actualités Enim'
const DESCRIPTION = 'Les actualités de l’Enim pour les employeurs de marins.'

/** The news as RSS 2.0 (https://www.rssboard.org/rss-specification), with absolute addresses. */
export function newsFeed(news: readonly NewsSummary[], portal: URL): string {
  const list = new URL('/actualites', portal).href
  const self = new URL('/actualites/rss.xml', portal).href
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escape(TITLE)}</title>
<link>${escape(list)}</link>
<description>${escape(DESCRIPTION)}</description>
<language>fr</language>
<ttl>15</ttl>
<atom:link href="${escape(self)}" rel="self" type="application/rss+xml"/>
${news.map((one) => itemOf(one, portal)).join('\n')}
</channel>
</rss>
`
}

function itemOf(news: NewsSummary, portal: URL): string {
  const address = escape(new URL(`/actualites/${news.slug}`, portal).href)
  const date = new Date(news.publicationDate ?? news.updatedAt)
  return [
    '<item>',
    `<title>${escape(news.title)}</title>`,
    `<link>${address}</link>`,
    `<guid isPermaLink="true">${address}</guid>`,
    `<pubDate>${date.toUTCString()}</pubDate>`,
    ...news.domains.map(({ name }) => `<category>${escape(name)}</category>`),
    `<description>${escape(news.summary)}</description>`,
    '</item>',
  ].join('\n')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Also drops what XML 1.0 has no way to write. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
