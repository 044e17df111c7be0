import type { FaqFigures } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const rowSchema = z.object({ slug: z.string(), views: z.number(), helped: z.number() })

/** How often each of these entries was opened, and how many readers said that it helped. */
export async function countFigures(
  { database }: Pick<Deps, 'database'>,
  slugs: readonly string[],
): Promise<FaqFigures['figures']> {
  const rows = await database.read(
    `SELECT value AS slug,
       (SELECT coalesce(sum(count), 0) FROM faq_views WHERE slug = value) AS views,
       (SELECT count(*) FROM faq_helped WHERE slug = value)
         + (SELECT coalesce(sum(count), 0) FROM faq_visitors_helped WHERE slug = value) AS helped
     FROM json_each(?)`,
    [JSON.stringify(slugs)],
  )
  return z.array(rowSchema).parse(rows)
}
