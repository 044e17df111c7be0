import { redirectSchema, type Redirect } from 'content-types'
import type { APIContext } from 'astro'
import { CmsUnavailable, readContent } from './strapi.ts'

/** The addresses of contents, by their kind as Strapi keeps it with those that changed. */
const addresses: Record<Redirect['kind'], (slug: string) => string> = {
  news: (slug) => `/actualites/${slug}`,
  faq: (slug) => `/questions/${slug}`,
  form: (slug) => `/formulaires/${slug}.pdf`,
}

/** As Strapi makes them; a first dot would climb. */
const SLUG = /^[a-zA-Z0-9_~-][a-zA-Z0-9-_.~]{0,219}$/

/**
 * What a page answers when no content has its address: 301 to where the content now is, else 404.
 * Asked only then, so that a content which takes an old address wins.
 */
export async function movedOrMissing(
  { redirect }: Pick<APIContext, 'redirect'>,
  kind: Redirect['kind'],
  slug: string | undefined,
  addressOf: (slug: string) => string = addresses[kind],
): Promise<Response> {
  const now = await findNewSlug(kind, slug ?? '')
  return now === undefined ? new Response(null, { status: 404 }) : redirect(addressOf(now), 301)
}

async function findNewSlug(kind: Redirect['kind'], from: string): Promise<string | undefined> {
  if (!SLUG.test(from)) return undefined
  try {
    const { entries } = await readContent({
      path: '/api/redirects',
      query: { 'filters[kind][$eq]': kind, 'filters[from][$eq]': from },
      schema: redirectSchema,
      tags: [],
      keepEmpty: false,
    })
    const to = entries.find((entry) => entry.kind === kind && entry.from === from)?.to
    return to !== undefined && SLUG.test(to) ? to : undefined
  } catch (error) {
    // Without Strapi an old address is an unknown one.
    if (error instanceof CmsUnavailable) return undefined
    throw error
  }
}
