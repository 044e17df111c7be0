import { frequencies, type NewsLetters } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

type Figures = NewsLetters['letters'][number]

const MOST = 20

const letterSchema = z.object({
  id: z.string(),
  frequency: z.enum(frequencies),
  subject: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
})

/** The letters that told of a news, newest first; what the latest twenty became. */
export async function listLettersOf(
  { database }: Pick<Deps, 'database'>,
  newsId: string,
): Promise<Figures[]> {
  const rows = await database.read(
    `SELECT l.id, l.frequency, l.subject, l.created_at AS at
     FROM letters_of_news o CROSS JOIN letters l ON l.id = o.letter_id WHERE o.news_id = ?`,
    [newsId],
  )
  const letters = z.array(letterSchema).parse(rows)
  return withCounts(database, letters.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST))
}

/** The latest of all. */
export async function listLatestLetters({ database }: Pick<Deps, 'database'>): Promise<Figures[]> {
  const rows = await database.read(
    `SELECT id, frequency, subject, created_at AS at FROM letters
     WHERE created_at > 0 ORDER BY created_at DESC LIMIT ?`,
    [MOST],
  )
  return withCounts(database, z.array(letterSchema).parse(rows))
}

function withCounts(
  database: Deps['database'],
  letters: readonly z.infer<typeof letterSchema>[],
): Promise<Figures[]> {
  return Promise.all(
    letters.map(async (letter) => ({
      ...letter,
      ...(await countCopies(database, letter.id)),
      bounced: await countBounces(database, letter.id),
    })),
  )
}

const countSchema = z.object({ count: z.number() })

async function countCopies(database: Deps['database'], letterId: string) {
  const counts = { sent: 0, waiting: 0, failed: 0, dropped: 0 }
  const rows = await database.read(
    `SELECT state, count(*) AS count FROM letter_copies WHERE letter_id = ? GROUP BY state`,
    [letterId],
  )
  const states = countSchema.extend({
    state: z.enum(['sent', 'waiting', 'failed', 'dropped']),
  })
  for (const { state, count } of z.array(states).parse(rows)) counts[state] = count
  return counts
}

/** What was refused at once counts among the failed. */
async function countBounces(database: Deps['database'], letterId: string): Promise<number> {
  const [row] = await database.read(
    `SELECT count(*) AS count FROM letter_bounces b
     WHERE b.letter_id = ? AND b.kind IN ('gone', 'refused') AND EXISTS (
       SELECT 1 FROM letter_copies c WHERE c.id = b.copy_id AND c.state = 'sent')`,
    [letterId],
  )
  return countSchema.parse(row).count
}
