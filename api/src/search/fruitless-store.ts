import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const fruitlessSchema = z.object({ words: z.string(), count: z.number() })

/**
 * What was looked for in vain from a day on (`2026-11-23`), the most often first; folded words. A
 * day has a thousand of them at most.
 */
export async function listSearchesWithoutResult(
  { database }: Pick<Deps, 'database'>,
  { since, limit }: { since: string; limit: number },
): Promise<{ words: string; count: number }[]> {
  const rows = await database.read(
    'SELECT words, count FROM searches_without_result WHERE day >= ?',
    [since],
  )
  const sums = new Map<string, number>()
  for (const { words, count } of z.array(fruitlessSchema).parse(rows)) {
    sums.set(words, (sums.get(words) ?? 0) + count)
  }
  return [...sums]
    .map(([words, count]) => ({ words, count }))
    .sort((a, b) => b.count - a.count || a.words.localeCompare(b.words))
    .slice(0, limit)
}

export function countFruitless(day: string, words: string): Statement {
  return {
    sql: `INSERT INTO searches_without_result (day, words, count) VALUES (?, ?, 1)
          ON CONFLICT (day, words) DO UPDATE SET count = count + 1`,
    args: [day, words],
  }
}

/** How many different searches a day has. */
export async function countWordsOf({ database }: Deps, day: string): Promise<number> {
  const rows = await database.read(
    'SELECT count(*) AS total FROM searches_without_result WHERE day = ?',
    [day],
  )
  return z.object({ total: z.number() }).parse(rows[0]).total
}

/** Those of before a day are forgotten. */
export function deleteFruitless(before: string): Statement {
  return { sql: 'DELETE FROM searches_without_result WHERE day < ?', args: [before] }
}
