import * as z from 'zod'
import type { Deps } from '../deps.ts'

const weekSchema = z.object({ received: z.number(), answered: z.number() })

/** How many were received, and first answered, between each two instants; in their order. */
export async function countBetween(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  spans: readonly { from: Date; to: Date }[],
) {
  const rows = await database.read(
    `SELECT
       (SELECT count(*) FROM requests INDEXED BY requests_by_day
        WHERE theme_slug = ?1 AND sent_at >= span.value ->> 0 AND sent_at < span.value ->> 1)
         AS received,
       (SELECT count(*) FROM requests INDEXED BY requests_answered
        WHERE theme_slug = ?1 AND answered_at >= span.value ->> 0
          AND answered_at < span.value ->> 1) AS answered
     FROM json_each(?2) AS span`,
    [slug, JSON.stringify(spans.map(({ from, to }) => [from.getTime(), to.getTime()]))],
  )
  return z.array(weekSchema).parse(rows)
}

/** The latest are enough to tell how long answers took. */
const MOST_ANSWERS = 5_000

const answeredSchema = z.object({
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  answeredAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  address: z.string(),
})

/** First answered between two instants, with the address of the employer. */
export async function listAnsweredBetween(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  { from, to }: { from: Date; to: Date },
) {
  const rows = await database.read(
    `SELECT r.sent_at AS sentAt, r.answered_at AS answeredAt,
            coalesce(h.address, e.address, '') AS address
     FROM requests r INDEXED BY requests_answered
       LEFT JOIN accounts h ON h.id = r.account_id LEFT JOIN employers e ON e.siret = r.siret
     WHERE r.theme_slug = ? AND r.answered_at >= ? AND r.answered_at < ?
     ORDER BY r.answered_at DESC LIMIT ?`,
    [slug, from, to, MOST_ANSWERS],
  )
  return z.array(answeredSchema).parse(rows)
}
