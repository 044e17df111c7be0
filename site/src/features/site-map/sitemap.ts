import { xmlElement } from '../seo/xml.ts'

export interface Listed {
  /** Its path. */
  path: string
  /** When what it shows last changed, as ISO 8601. */
  lastmod?: string | undefined
}

/** The limit of the protocol; the newest come first. */
const MOST_ADDRESSES = 50_000

/** Sitemap protocol 0.9 (https://www.sitemaps.org/protocol.html). */
export function sitemap(listed: readonly Listed[], portal: URL): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${listed
  .slice(0, MOST_ADDRESSES)
  .map((one) => addressOf(one, portal))
  .join('\n')}
</urlset>
`
}

function addressOf({ path, lastmod }: Listed, portal: URL): string {
  const at = Date.parse(lastmod ?? '')
  const changed = Number.isNaN(at) ? '' : xmlElement('lastmod', new Date(at).toISOString())
  return `<url>${xmlElement('loc', new URL(path, portal).href)}${changed}</url>`
}
