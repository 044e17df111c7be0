import { plainText, type FaqEntry, type News } from 'content-types'
import { cardPicture } from '../pictures/sizes.ts'

/** A thing of schema.org, as JSON-LD writes it. */
export type Thing = Record<string, unknown>

const LANGUAGE = 'fr'

/** Who publishes the portal. */
export function organization(portal: URL): Thing {
  return {
    '@type': 'GovernmentOrganization',
    '@id': new URL('/#enim', portal).href,
    name: 'Établissement national des invalides de la marine',
    alternateName: 'Enim',
    url: new URL('/', portal).href,
    logo: new URL('/carte.png', portal).href,
  }
}

export function newsArticle(news: News, portal: URL): Thing {
  const address = new URL(`/actualites/${news.slug}`, portal).href
  const picture = news.picture && cardPicture(news.picture)
  return {
    '@type': 'NewsArticle',
    '@id': address,
    mainEntityOfPage: address,
    headline: news.title,
    description: news.summary,
    datePublished: news.publicationDate ?? news.updatedAt,
    dateModified: news.updatedAt,
    articleSection: news.domains.map(({ name }) => name),
    inLanguage: LANGUAGE,
    isAccessibleForFree: true,
    ...(picture && { image: new URL(picture, portal).href }),
    author: organization(portal),
    publisher: organization(portal),
  }
}

/** Questions with the whole of their answers, as the page shows them. */
export function faqPage(entries: readonly Pick<FaqEntry, 'question' | 'answer'>[]): Thing {
  return {
    '@type': 'FAQPage',
    inLanguage: LANGUAGE,
    mainEntity: entries.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  }
}

interface Step {
  href: string
  label: string
}

/** From the home page down to the page at `address`. */
export function breadcrumbs(trail: readonly Step[], here: string, address: URL): Thing {
  const steps = [
    ...trail.map(({ href, label }) => ({ name: label, item: new URL(href, address).href })),
    { name: here, item: address.href },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, rank) => ({
      '@type': 'ListItem',
      position: rank + 1,
      ...step,
    })),
  }
}

const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** As the content of a `script` element, which no word of an editor can end. */
export function writeJsonLd(things: readonly Thing[]): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': things })
  return json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '')
}
