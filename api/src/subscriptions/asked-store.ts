import { frequencies } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** What somebody typed: an address that may be anybody's, and what it is to receive. */
export interface NewAsking {
  address: string
  frequency: string
  domains: readonly string[]
  /** Where it was typed. */
  page: string
  wordsVersion: string
  /** Whose address it becomes; undefined for a sign-up. */
  subscriberId?: string
}

/** False when `most` wait already; ids only grow, so nothing is counted. */
export async function insertAsking(
  { database, clock }: Deps,
  { address, frequency, domains, page, wordsVersion, subscriberId }: NewAsking,
  most: number,
): Promise<boolean> {
  const [inserted] = await database.write([
    {
      sql: `INSERT INTO asked_subscriptions (address, frequency, domains, page, words_version,
              subscriber_id, asked_at)
            SELECT ?, ?, ?, ?, ?, ?, ?
            WHERE COALESCE((SELECT MAX(id) FROM asked_subscriptions)
                    - (SELECT MIN(id) FROM asked_subscriptions), 0) < ?
            RETURNING id`,
      args: [
        address,
        frequency,
        JSON.stringify(domains),
        page,
        wordsVersion,
        subscriberId ?? null,
        clock.now(),
        most - 1,
      ],
    },
  ])
  return inserted?.rows.length === 1
}

const askingSchema = z.object({
  id: z.number(),
  address: z.string(),
  frequency: z.enum(frequencies),
  domains: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  page: z.string(),
  wordsVersion: z.string(),
  subscriberId: z.string().nullable(),
  askedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type Asking = z.infer<typeof askingSchema>

/** The oldest ones that come after an id. */
export async function findAskings(
  { database }: Deps,
  after: number,
  count: number,
): Promise<Asking[]> {
  const rows = await database.read(
    `SELECT id, address, frequency, domains, page, words_version AS wordsVersion,
            subscriber_id AS subscriberId, asked_at AS askedAt
     FROM asked_subscriptions WHERE id > ? ORDER BY id LIMIT ?`,
    [after, count],
  )
  return z.array(askingSchema).parse(rows)
}

/** For `writeIf`: nobody has answered it yet. */
export function isStillAsked(id: number): Statement {
  return { sql: 'EXISTS (SELECT 1 FROM asked_subscriptions WHERE id = ?)', args: [id] }
}

/** Belongs to the batch that answers it, so that a process that dies leaves it to the next. */
export function deleteAsking(id: number): Statement {
  return { sql: 'DELETE FROM asked_subscriptions WHERE id = ?', args: [id] }
}
