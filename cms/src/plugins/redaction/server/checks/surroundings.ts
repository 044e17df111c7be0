import type { Core, UID } from '@strapi/strapi'
import {
  linkedContent,
  titleFieldOf,
  type LinkedKind,
  type Surroundings,
} from 'content-types/remarks'
import { environment } from '../../../../environment.ts'
import { pdfOf } from './pdf-of.ts'

/** What the rules are about, of an entry that is saved or being typed. */
export interface Asked {
  uid: string
  /** Of an entry that was saved at least once. */
  documentId: string | undefined
  title: string
  urls: readonly string[]
  fileId: number | undefined
}

const uids: Record<LinkedKind, UID.ContentType> = {
  news: 'api::news-article.news-article',
  faq: 'api::faq-entry.faq-entry',
  form: 'api::form.form',
}

/** What the rules must know besides the entry, and no more of it than they need. */
export async function surroundingsOf(strapi: Core.Strapi, asked: Asked): Promise<Surroundings> {
  const origin = environment().PUBLIC_URL
  const linked = asked.urls.flatMap((url) => linkedContent(url, origin) ?? [])
  const kinds = Object.keys(uids) as LinkedKind[]
  const reachable = await Promise.all(
    kinds.map((kind) => reachableSlugs(strapi, kind, slugsOf(linked, kind))),
  )
  const isReachable = ({ kind, slug }: (typeof linked)[number]) =>
    reachable[kinds.indexOf(kind)]?.has(slug) ?? false
  return {
    origin,
    addresses: linked.filter(isReachable).map(({ path }) => path),
    otherTitles: await otherTitles(strapi, asked),
    pdf: asked.fileId === undefined ? undefined : await pdfOf(strapi, asked.fileId),
  }
}

function slugsOf(
  linked: readonly { kind: LinkedKind; slug: string }[],
  kind: LinkedKind,
): string[] {
  return [...new Set(linked.filter((content) => content.kind === kind).map(({ slug }) => slug))]
}

/** Those of contents that are published, and those that were theirs. */
async function reachableSlugs(
  strapi: Core.Strapi,
  kind: LinkedKind,
  slugs: string[],
): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const [published, replaced] = await Promise.all([
    strapi.db.query(uids[kind]).findMany({
      select: ['slug'],
      where: { slug: { $in: slugs }, publishedAt: { $notNull: true } },
    }),
    strapi.db
      .query('api::redirect.redirect')
      .findMany({ select: ['from'], where: { kind, from: { $in: slugs } } }),
  ])
  return new Set([
    ...(published as { slug: string }[]).map(({ slug }) => slug),
    ...(replaced as { from: string }[]).map(({ from }) => from),
  ])
}

async function otherTitles(
  strapi: Core.Strapi,
  { uid, documentId, title }: Asked,
): Promise<string[]> {
  const field = titleFieldOf(uid)
  if (field === undefined || title.trim() === '') return []
  const rows = (await strapi.db.query(uid).findMany({
    select: [field, 'documentId'],
    where: { [field]: { $eqi: title.trim() } },
    limit: 10,
  })) as Record<string, string>[]
  return rows.filter((row) => row['documentId'] !== documentId).map((row) => row[field] ?? '')
}
