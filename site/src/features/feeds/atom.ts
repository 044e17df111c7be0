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

/** Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { news, domain, portal } = feed
  const self = new URL(feedAddress('atom', domain?.slug), portal).href
  const list = new URL(listAddress(domain?.slug), portal).href
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
${xmlElement('id', self)}
${xmlElement('title', feedTitle(domain))}
${xmlElement('subtitle', feedSubtitle(domain))}
${xmlElement('updated', feedUpdatedAt(feed).toISOString())}
<author><name>Enim</name></author>
<link href="${escapeXml(self)}" rel="self" type="application/atom+xml"/>
<link href="${escapeXml(list)}" rel="alternate" type="text/html"/>
${news.map((one) => entryOf(one, portal)).join('\n')}
</feed>
`
}

function entryOf(news: NewsSummary, portal: URL): string {
  const address = escapeXml(articleAddress(news, portal))
  return [
    '<entry>',
    `<id>${address}</id>`,
    xmlElement('title', news.title),
    `<link href="${address}" rel="alternate" type="text/html"/>`,
    xmlElement('published', publishedAt(news).toISOString()),
    xmlElement('updated', new Date(news.updatedAt).toISOString()),
    ...news.domains.map(
      ({ slug, name }) => `<category term="${escapeXml(slug)}" label="${escapeXml(name)}"/>`,
    ),
    xmlElement('summary', news.summary),
    '</entry>',
  ].join('\n')
}
