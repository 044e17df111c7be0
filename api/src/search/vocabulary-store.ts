import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const wordSchema = z.object({ word: z.string(), shown: z.string() })

export type KnownWord = z.infer<typeof wordSchema>

/** A word that is known keeps its shortest spelling: the singular rather than the plural. */
export function insertWords(words: readonly KnownWord[]): Statement {
  const rows = words.map(({ word, shown }) => [word, shown, piecesOf(word)])
  return {
    sql: `INSERT INTO search_vocabulary (word, shown, pieces)
          SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
          ON CONFLICT (word) DO UPDATE SET shown = excluded.shown
            WHERE length(excluded.shown) < length(shown)`,
    args: [JSON.stringify(rows)],
  }
}

/** Known words that share pieces with this one, those that share most first. */
export async function findAlike({ database }: Deps, word: string, limit: number) {
  const match = piecesOf(word)
    .split(' ')
    .map((piece) => `"${piece}"`)
    .join(' OR ')
  const rows = await database.read(
    `SELECT v.word, v.shown FROM search_spellings s JOIN search_vocabulary v ON v.id = s.rowid
     WHERE search_spellings MATCH ? ORDER BY s.rank LIMIT ?`,
    [match, limit],
  )
  return z.array(wordSchema).parse(rows)
}

/**
 * Three letters at a time, with where the word begins and ends, so that one wrong letter of four
 * leaves something in common; two letters that changed places leave the letters.
 */
function piecesOf(word: string): string {
  const letters = Array.from(word)
  const bounded = ['_', ...letters, '_']
  const threes = letters.map((_, at) => bounded.slice(at, at + 3).join(''))
  const pieces = threes.map((three) => three.replaceAll('_', '0'))
  return [...new Set(pieces), `1${letters.sort().join('')}`].join(' ')
}
