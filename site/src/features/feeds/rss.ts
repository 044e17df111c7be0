import type { NewsSummary } from 'content-types'
import { escapeXml, xmlElement } from '../seo/xml.ts'
import {
  articleAddress,
  feedAddress,
  feedSubtitle,
  feedTitle,
  feedUpdatedAt,
  listAddress,
  publishedAt,
  type Feed,
} from './feed.ts'

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rssFeed(feed: Feed): string {
  const { news, domain, portal } = feed
  const self = new URL(feedAddress('rss', domain?.slug), portal).href
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
${xmlElement('title', feedTitle(domain))}
${xmlElement('link', new URL(listAddress(domain?.slug), portal).href)}
${xmlElement('description', feedSubtitle(domain))}
<language>fr</language>
${xmlElement('lastBuildDate', feedUpdatedAt(feed).toUTCString())}
<ttl>15</ttl>
<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>
${news.map((one) => itemOf(one, portal)).join('\n')}
</channel>
</rss>
`
}

function itemOf(news: NewsSummary, portal: URL): string {
  const address = escapeXml(articleAddress(news, portal))
  return [
    '<item>',
    xmlElement('title', news.title),
    `<link>${address}</link>`,
    `<guid isPermaLink="true">${address}</guid>`,
    xmlElement('pubDate', publishedAt(news).toUTCString()),
    ...news.domains.map(({ name }) => xmlElement('category', name)),
    xmlElement('description', news.summary),
    '</item>',
  ].join('\n')
}
