import { frequencies, letterNewsSchema, type Letter } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const copySchema = z.object({
  id: z.string(),
  letterId: z.string(),
  subscriberId: z.string().nullable(),
  tries: z.number(),
  createdAt: instant,
})

export type Copy = z.infer<typeof copySchema>

/** Takes due copies for the time of a lease; a worker that dies gives them back at its end. */
export async function claimCopies(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { count, leaseMs }: { count: number; leaseMs: number },
): Promise<Copy[]> {
  const now = clock.now()
  const [claimed] = await database.write([
    {
      sql: `UPDATE letter_copies SET tries = tries + 1, next_try_at = ?
            WHERE id IN (
              SELECT id FROM letter_copies WHERE state = 'waiting' AND next_try_at <= ?
              ORDER BY next_try_at LIMIT ?
            )
            RETURNING id, letter_id AS letterId, subscriber_id AS subscriberId, tries,
                      created_at AS createdAt`,
      args: [new Date(now.getTime() + leaseMs), now, count],
    },
  ])
  return z.array(copySchema).parse(claimed?.rows)
}

const letterSchema = z
  .object({
    id: z.string(),
    frequency: z.enum(frequencies),
    subject: z.string(),
    introduction: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
    news: z.string().transform((text) => z.array(letterNewsSchema).parse(JSON.parse(text))),
    createdAt: instant,
  })
  .transform(({ createdAt, ...letter }): Letter => ({ ...letter, at: createdAt.toISOString() }))

export async function findLetter(
  { database }: Pick<Deps, 'database'>,
  id: string,
): Promise<Letter | undefined> {
  const [row] = await database.read(
    `SELECT id, frequency, subject, introduction, news, created_at AS createdAt
     FROM letters WHERE id = ?`,
    [id],
  )
  return row && letterSchema.parse(row)
}

/** Whether an editor took back a news of it since it was made. */
export async function isTakenBack(
  { database }: Pick<Deps, 'database'>,
  letterId: string,
): Promise<boolean> {
  const rows = await database.read(
    `SELECT 1 FROM letters_of_news o JOIN letter_news n ON n.id = o.news_id
     WHERE o.letter_id = ? AND n.is_published = 0 LIMIT 1`,
    [letterId],
  )
  return rows.length > 0
}

export function markSent(id: string, now: Date): Statement {
  return {
    sql: `UPDATE letter_copies SET state = 'sent', sent_at = ? WHERE id = ?`,
    args: [now, id],
  }
}

/** Nobody is to have it any more. */
export function markDropped(id: string): Statement {
  return { sql: `UPDATE letter_copies SET state = 'dropped' WHERE id = ?`, args: [id] }
}

export function markFailed(id: string, reason: string): Statement {
  return {
    sql: `UPDATE letter_copies SET state = 'failed', last_failure = ? WHERE id = ?`,
    args: [reason, id],
  }
}

export function markDelayed(id: string, reason: string, nextTryAt: Date): Statement {
  return {
    sql: 'UPDATE letter_copies SET next_try_at = ?, last_failure = ? WHERE id = ?',
    args: [nextTryAt, reason, id],
  }
}
