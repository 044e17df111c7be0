import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { foldWords } from '../platform/fold.ts'

const entrySchema = z.object({
  slug: z.string(),
  question: z.string(),
  /** As plain text. */
  answer: z.string(),
  themeSlug: z.string(),
  themeName: z.string(),
})

export type MirroredEntry = z.infer<typeof entrySchema>

const columns = `e.slug, e.question, e.answer, e.theme_slug AS themeSlug, e.theme_name AS themeName`

export async function listEntries({ database }: Deps): Promise<MirroredEntry[]> {
  const rows = await database.read(`SELECT ${columns} FROM faq_entries e ORDER BY e.slug`)
  return z.array(entrySchema).parse(rows)
}

/** Exactly these are searched from now on. */
export function replaceEntries(entries: readonly MirroredEntry[]): Statement[] {
  return [
    { sql: 'DELETE FROM faq_entries', args: [] },
    { sql: 'DELETE FROM faq_words', args: [] },
    ...entries.flatMap(insertEntry),
  ]
}

function insertEntry({ slug, question, answer, themeSlug, themeName }: MirroredEntry): Statement[] {
  return [
    {
      sql: `INSERT INTO faq_entries (slug, question, answer, theme_slug, theme_name)
            VALUES (?, ?, ?, ?, ?)`,
      args: [slug, question, answer, themeSlug, themeName],
    },
    {
      sql: 'INSERT INTO faq_words (slug, question, answer) VALUES (?, ?, ?)',
      args: [slug, foldWords(question), foldWords(answer)],
    },
  ]
}

const foundSchema = entrySchema.extend({ words: z.string() })

/**
 * Entries that hold one of the words at least, likeliest first; a word of the question weighs six
 * times one of the answer. `match` is an FTS5 expression.
 */
export async function searchEntries({ database }: Deps, match: string, limit: number) {
  const rows = await database.read(
    `SELECT ${columns}, w.question || ' ' || w.answer AS words
     FROM faq_words w JOIN faq_entries e ON e.slug = w.slug
     WHERE faq_words MATCH ? AND rank MATCH 'bm25(0.0, 6.0, 1.0)' ORDER BY rank LIMIT ?`,
    [match, limit],
  )
  return z.array(foundSchema).parse(rows)
}

export async function hasEntry({ database }: Deps, slug: string): Promise<boolean> {
  return (await database.read('SELECT 1 FROM faq_entries WHERE slug = ?', [slug])).length > 0
}

/** Once for each account, however often it says so. */
export function insertHelped(slug: string, accountId: string, at: Date): Statement {
  return {
    sql: `INSERT INTO faq_helped (slug, account_id, at) VALUES (?, ?, ?)
          ON CONFLICT (slug, account_id) DO NOTHING`,
    args: [slug, accountId, at],
  }
}

export async function listHelped({ database }: Deps, accountId: string): Promise<string[]> {
  const rows = await database.read(
    'SELECT slug FROM faq_helped WHERE account_id = ? ORDER BY slug',
    [accountId],
  )
  return rows.map((row) => z.object({ slug: z.string() }).parse(row).slug)
}
