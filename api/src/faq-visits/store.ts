import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** Of frequent questions that are published only. */
export function countViews(day: string, views: Readonly<Record<string, number>>): Statement {
  return {
    sql: `INSERT INTO faq_views (slug, day, count)
          SELECT f.slug, ?, v.value FROM json_each(?) v JOIN faq_entries f ON f.slug = v.key
          WHERE true
          ON CONFLICT (slug, day) DO UPDATE SET count = count + excluded.count`,
    args: [day, JSON.stringify(views)],
  }
}

/** Rows come back when there is such a question. */
export function countHelped(slug: string): Statement {
  return {
    sql: `INSERT INTO faq_visitors_helped (slug, count)
          SELECT slug, 1 FROM faq_entries WHERE slug = ?
          ON CONFLICT (slug) DO UPDATE SET count = count + 1 RETURNING slug`,
    args: [slug],
  }
}

const viewsSchema = z.object({ slug: z.string(), count: z.number() })

/** Frequent questions by how often their page was opened from a day on, most often first. */
export async function listMostViewed({ database }: Deps, since: string): Promise<string[]> {
  const rows = await database.read('SELECT slug, count FROM faq_views WHERE day >= ?', [since])
  const sums = new Map<string, number>()
  for (const { slug, count } of z.array(viewsSchema).parse(rows)) {
    sums.set(slug, (sums.get(slug) ?? 0) + count)
  }
  return [...sums].sort(([, a], [, b]) => b - a).map(([slug]) => slug)
}
