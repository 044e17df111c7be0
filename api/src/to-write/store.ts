import type { ToWriteEnding } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const askedSchema = z.object({
  words: z.string(),
  slug: z.string(),
  object: z.string(),
  count: z.number(),
})

/** Questions asked after an answer was read, from a day on; one line for each day and answer. */
export async function listAsked({ database }: Pick<Deps, 'database'>, since: string) {
  const rows = await database.read(
    'SELECT words, slug, object, count FROM questions_after_reading WHERE day >= ?',
    [since],
  )
  return z.array(askedSchema).parse(rows)
}

/** Which of these words have been dealt with. */
export async function listEnded(
  { database }: Pick<Deps, 'database'>,
  words: readonly string[],
): Promise<string[]> {
  const rows = await database.read(
    'SELECT words FROM to_write_endings WHERE words IN (SELECT value FROM json_each(?))',
    [JSON.stringify(words)],
  )
  return rows.map((row) => z.object({ words: z.string() }).parse(row).words)
}

/** The first outcome stays, unless what was set aside is written after all. */
export function insertEnding({ words, outcome }: ToWriteEnding, at: Date): Statement {
  return {
    sql: `INSERT INTO to_write_endings (words, outcome, at) VALUES (?, ?, ?)
          ON CONFLICT (words) DO UPDATE SET outcome = excluded.outcome
          WHERE excluded.outcome = 'written'`,
    args: [words, outcome, at],
  }
}
