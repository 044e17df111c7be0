import { createHash } from 'node:crypto'
import type { Frequency, LetterNews } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export async function isRoundOver(
  { database }: Pick<Deps, 'database'>,
  key: string,
): Promise<boolean> {
  return (await database.read('SELECT 1 FROM letter_rounds WHERE key = ?', [key])).length > 0
}

export function endRound(key: string, now: Date): Statement {
  return {
    sql: `INSERT INTO letter_rounds (key, ended_at) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`,
    args: [key, now],
  }
}

const toldSchema = z.object({ subscriberId: z.string(), newsId: z.string() })

/** Which news each subscriber was told of, among these. */
export async function listTold(
  { database }: Pick<Deps, 'database'>,
  subscriberIds: readonly string[],
  newsIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await database.read(
    `SELECT t.subscriber_id AS subscriberId, t.news_id AS newsId
     FROM json_each(?) s CROSS JOIN json_each(?) n
     CROSS JOIN letters_told t ON t.subscriber_id = s.value AND t.news_id = n.value`,
    [JSON.stringify(subscriberIds), JSON.stringify(newsIds)],
  )
  const told = new Map<string, Set<string>>()
  for (const { subscriberId, newsId } of z.array(toldSchema).parse(rows)) {
    told.set(subscriberId, (told.get(subscriberId) ?? new Set()).add(newsId))
  }
  return told
}

interface NewLetter {
  round: string
  frequency: Frequency
  subject: string
  introduction: readonly string[]
  news: readonly LetterNews[]
  newsIds: readonly string[]
  copies: readonly { id: string; subscriberId: string }[]
}

/**
 * A letter, who was told of its news, and their copies: one batch. Whoever was told of one of them
 * meanwhile fails the whole batch.
 */
export function insertCopies(letter: NewLetter, now: Date): Statement[] {
  const { round, frequency, subject, introduction, news, newsIds, copies } = letter
  const opening = JSON.stringify(introduction)
  const words = JSON.stringify(news)
  const ids = JSON.stringify(newsIds)
  const id = idOf([round, subject, opening, words, ids])
  const list = JSON.stringify(copies)
  return [
    {
      sql: `INSERT INTO letters (id, round, frequency, subject, introduction, news, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      args: [id, round, frequency, subject, opening, words, now],
    },
    {
      sql: `INSERT INTO letters_of_news (news_id, letter_id) SELECT value, ? FROM json_each(?)
            WHERE true ON CONFLICT (news_id, letter_id) DO NOTHING`,
      args: [id, ids],
    },
    {
      sql: `INSERT INTO letters_told (subscriber_id, news_id, letter_id, told_at)
            SELECT c.value ->> 'subscriberId', n.value, ?, ?
            FROM json_each(?) c CROSS JOIN json_each(?) n`,
      args: [id, now, list, ids],
    },
    {
      sql: `INSERT INTO letter_copies (id, letter_id, subscriber_id, next_try_at, created_at)
            SELECT value ->> 'id', ?, value ->> 'subscriberId', ?, ? FROM json_each(?)`,
      args: [id, now, now, list],
    },
  ]
}

function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)
}

/** After a while nobody needs to know who received what. */
export function forgetReaders(before: Date): Statement[] {
  return [
    { sql: 'DELETE FROM letters_told WHERE told_at < ?', args: [before] },
    {
      sql: `UPDATE letter_copies SET subscriber_id = NULL
            WHERE created_at < ? AND subscriber_id IS NOT NULL`,
      args: [before],
    },
  ]
}
