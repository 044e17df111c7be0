import type { Core } from '@strapi/strapi'
import type { Redirect } from 'content-types'
import { rowsOf } from '../rows.ts'

type Kind = Redirect['kind']

const kinds: Record<string, Kind> = {
  'api::news-article.news-article': 'news',
  'api::faq-entry.faq-entry': 'faq',
  'api::form.form': 'form',
}

export function kindOf(uid: string): Kind | undefined {
  return kinds[uid]
}

/** The address at which readers find an entry; undefined while it is not published. */
export async function publishedSlug(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<string | undefined> {
  const row = await rowsOf<{ slug: string | null; publishedAt: string | null }>(
    strapi,
    uid,
  ).findOne({ where: { documentId, publishedAt: { $notNull: true } } })
  return row?.slug ?? undefined
}

/**
 * Every redirect leads straight to a content: what stands at an address wins over an old one, and
 * what led to the old address leads to the new one. So there is no chain and no loop.
 */
export async function leaveRedirect(
  strapi: Core.Strapi,
  kind: Kind,
  { before, after }: { before: string | undefined; after: string },
): Promise<void> {
  const redirects = rowsOf<Pick<Redirect, 'kind' | 'from' | 'to'>>(strapi, 'api::redirect.redirect')
  await redirects.deleteMany({ where: { kind, from: after } })
  if (before === undefined || before === after) return
  await redirects.updateMany({ where: { kind, to: before }, data: { to: after } })
  await redirects.deleteMany({ where: { kind, from: before } })
  await redirects.create({ data: { kind, from: before, to: after } })
}
