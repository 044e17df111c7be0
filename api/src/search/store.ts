import { searchKinds, type SearchKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { foldWords } from '../platform/fold.ts'
import { placeOf, rangeOf, type Scope } from './scope.ts'

const entrySchema = z.object({
  kind: z.enum(searchKinds),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  themeName: z.string().nullable(),
  publishedAt: z.string().nullable(),
  reserved: z.union([z.boolean(), z.number()]).transform(Boolean),
})

/** What is published, as plain text. */
export type SearchEntry = z.infer<typeof entrySchema>

const fingerprintSchema = z.object({ slug: z.string(), fingerprint: z.string() })

/** What is known of each content of a kind, by its slug. */
export async function listFingerprints({ database }: Deps, kind: SearchKind) {
  const rows = await database.read(
    'SELECT slug, fingerprint FROM search_entries WHERE kind = ? ORDER BY slug',
    [kind],
  )
  return new Map(
    z
      .array(fingerprintSchema)
      .parse(rows)
      .map(({ slug, fingerprint }) => [slug, fingerprint]),
  )
}

/** From now on it is found as it is here. */
export function putEntry(entry: SearchEntry, fingerprint: string): Statement[] {
  const { kind, slug, title, summary, body, themeName, publishedAt, reserved } = entry
  const [first, end] = placeOf(kind, reserved)
  const isQuestion = kind === 'faq'
  return [
    ...removeEntry(kind, slug),
    {
      sql: `INSERT INTO search_entries
              (id, kind, slug, title, summary, body, theme_name, published_at, reserved, fingerprint)
            SELECT coalesce(max(id) + 1, ?), ?, ?, ?, ?, ?, ?, ?, ?, ?
            FROM search_entries WHERE id >= ? AND id < ?`,
      args: [
        ...[first, kind, slug, title, summary, body, themeName, publishedAt, reserved, fingerprint],
        ...[first, end],
      ],
    },
    {
      sql: `INSERT INTO search_words (rowid, title, question, summary, body)
            SELECT id, ?, ?, ?, ? FROM search_entries WHERE kind = ? AND slug = ?`,
      args: [
        isQuestion ? '' : foldWords(title),
        isQuestion ? foldWords(title) : '',
        foldWords(summary),
        foldWords(body),
        kind,
        slug,
      ],
    },
  ]
}

export function removeEntry(kind: SearchKind, slug: string): Statement[] {
  return [
    {
      sql: `DELETE FROM search_words WHERE rowid =
              (SELECT id FROM search_entries WHERE kind = ? AND slug = ?)`,
      args: [kind, slug],
    },
    { sql: 'DELETE FROM search_entries WHERE kind = ? AND slug = ?', args: [kind, slug] },
  ]
}

const foundSchema = entrySchema.extend({ rank: z.number() })

export type FoundEntry = z.infer<typeof foundSchema>

/**
 * Likeliest first: a word of a title weighs more than one of a question, of a summary, of a text.
 * `match` is an FTS5 expression.
 */
export async function searchEntries(
  { database }: Deps,
  match: string,
  scope: Scope,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<FoundEntry[]> {
  const rows = await database.read(
    `SELECT e.kind, e.slug, e.title, e.summary, e.body, e.theme_name AS themeName,
       e.published_at AS publishedAt, e.reserved, w.rank AS rank
     FROM search_words w JOIN search_entries e ON e.id = w.rowid
     WHERE search_words MATCH ? AND w.rowid >= ? AND w.rowid < ?
       AND rank MATCH 'bm25(12.0, 8.0, 4.0, 1.0)'
     ORDER BY rank LIMIT ? OFFSET ?`,
    [match, ...rangeOf(scope), limit, offset],
  )
  return z.array(foundSchema).parse(rows)
}

export async function countEntries(
  { database }: Deps,
  match: string,
  scope: Scope,
): Promise<number> {
  const rows = await database.read(
    `SELECT count(*) AS total FROM search_words
     WHERE search_words MATCH ? AND rowid >= ? AND rowid < ?`,
    [match, ...rangeOf(scope)],
  )
  return z.object({ total: z.number() }).parse(rows[0]).total
}

export async function hasEntry({ database }: Deps, match: string, scope: Scope): Promise<boolean> {
  const rows = await database.read(
    `SELECT 1 FROM search_words
     WHERE search_words MATCH ? AND rowid >= ? AND rowid < ? LIMIT 1`,
    [match, ...rangeOf(scope)],
  )
  return rows.length > 0
}

const namedSchema = z.object({ slug: z.string(), title: z.string() })

/** What these frequent questions ask, as far as they are still published. */
export async function listQuestions({ database }: Deps, slugs: readonly string[]) {
  const rows = await database.read(
    `SELECT slug, title FROM search_entries
     WHERE kind = 'faq' AND slug IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(slugs)],
  )
  return z.array(namedSchema).parse(rows)
}
