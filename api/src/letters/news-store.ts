import { blocksSchema, type News } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

function json<T>(schema: z.ZodType<T>) {
  return z.string().transform((text) => schema.parse(JSON.parse(text)))
}

const domainsSchema = z.array(z.object({ slug: z.string(), name: z.string() }))

const newsSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  domains: json(domainsSchema),
  body: json(blocksSchema),
})

/** A news to send by letter, as Strapi has it. */
export type MirroredNews = z.infer<typeof newsSchema>

export function toMirrored({
  documentId,
  slug,
  title,
  summary,
  domains,
  body,
}: News): MirroredNews {
  return {
    id: documentId,
    slug,
    title,
    summary,
    domains: domains.map((domain) => ({ slug: domain.slug, name: domain.name })),
    body,
  }
}

const knownSchema = newsSchema.extend({
  firstSeenAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type KnownNews = z.infer<typeof knownSchema>

const columns = 'id, slug, title, summary, domains, body'

/** Published news that were first seen between two instants, oldest first. */
export async function listNewsBetween(
  { database }: Pick<Deps, 'database'>,
  from: Date,
  to: Date,
): Promise<KnownNews[]> {
  const rows = await database.read(
    `SELECT ${columns}, first_seen_at AS firstSeenAt FROM letter_news
     WHERE is_published = 1 AND first_seen_at > ? AND first_seen_at <= ? ORDER BY first_seen_at`,
    [from, to],
  )
  return z.array(knownSchema).parse(rows)
}

/** Those of which nobody was told at once yet. */
export async function listUntoldIds(
  { database }: Pick<Deps, 'database'>,
  to: Date,
): Promise<string[]> {
  const rows = await database.read(
    `SELECT id FROM letter_news
     WHERE is_published = 1 AND told_at_once_at IS NULL AND first_seen_at <= ?
     ORDER BY first_seen_at`,
    [to],
  )
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id)
}

/** Whatever is shown now, to compare with what Strapi shows. */
export async function listPublished({ database }: Pick<Deps, 'database'>): Promise<MirroredNews[]> {
  const rows = await database.read(
    `SELECT ${columns} FROM letter_news WHERE is_published = 1 ORDER BY first_seen_at`,
  )
  return z.array(newsSchema).parse(rows)
}

export async function isPublished(
  { database }: Pick<Deps, 'database'>,
  id: string,
): Promise<boolean> {
  const rows = await database.read('SELECT 1 FROM letter_news WHERE id = ? AND is_published = 1', [
    id,
  ])
  return rows.length > 0
}

/** When it was first seen stays, whatever becomes of it. */
export function putNews(news: MirroredNews, now: Date): Statement {
  const { id, slug, title, summary, domains, body } = news
  return {
    sql: `INSERT INTO letter_news (id, slug, title, summary, domains, body, first_seen_at,
            is_published)
          VALUES (?, ?, ?, ?, ?, ?, ?, 1)
          ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title,
            summary = excluded.summary, domains = excluded.domains, body = excluded.body,
            is_published = 1`,
    args: [id, slug, title, summary, JSON.stringify(domains), JSON.stringify(body), now],
  }
}

export function hideNews(id: string): Statement {
  return { sql: 'UPDATE letter_news SET is_published = 0 WHERE id = ?', args: [id] }
}

export function markToldAtOnce(ids: readonly string[], now: Date): Statement {
  return {
    sql: `UPDATE letter_news SET told_at_once_at = ?
          WHERE id IN (SELECT value FROM json_each(?)) AND told_at_once_at IS NULL`,
    args: [now, JSON.stringify(ids)],
  }
}

/**
 * Taken back before it left: copies that nobody has tried to send are gone, and whoever was to have
 * them is gathered again, for the other news of their letter, or for this one if it comes back.
 */
export function takeBack(newsId: string): Statement[] {
  const unsent = `state = 'waiting' AND tries = 0`
  const letters = `SELECT l.id FROM letters_of_news o JOIN letters l ON l.id = o.letter_id
    WHERE o.news_id = ?
      AND EXISTS (SELECT 1 FROM letter_copies c WHERE c.letter_id = l.id AND ${unsent})`
  return [
    {
      sql: `UPDATE letter_news SET told_at_once_at = NULL WHERE id IN (
              SELECT o.news_id FROM letters_of_news o JOIN letters l ON l.id = o.letter_id
              WHERE o.letter_id IN (${letters}) AND l.frequency = 'at-once')`,
      args: [newsId],
    },
    {
      sql: `DELETE FROM letter_rounds
            WHERE key IN (SELECT round FROM letters WHERE id IN (${letters}))`,
      args: [newsId],
    },
    {
      sql: `DELETE FROM letters_told WHERE (subscriber_id, letter_id) IN (
              SELECT subscriber_id, letter_id FROM letter_copies
              WHERE letter_id IN (${letters}) AND ${unsent})`,
      args: [newsId],
    },
    {
      sql: `DELETE FROM letter_copies WHERE letter_id IN (${letters}) AND ${unsent}`,
      args: [newsId],
    },
  ]
}
