import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export const CLOSURE_MS = limits.closureHours * 3_600_000

const triesSchema = z.object({
  failed: z.number(),
  closedUntil: z
    .number()
    .nullable()
    .transform((milliseconds) => (milliseconds === null ? null : new Date(milliseconds))),
})

/** Wrong answers about a SIRET, known to Enim or not; those of the last 24 hours count. */
export type Tries = z.infer<typeof triesSchema>

export async function findTries(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  siret: string,
): Promise<Tries> {
  const rows = await database.read(
    `SELECT failed, closed_until AS closedUntil FROM validation_tries
     WHERE siret = ? AND last_at > ?`,
    [siret, new Date(clock.now().getTime() - CLOSURE_MS)],
  )
  return rows.map((row) => triesSchema.parse(row))[0] ?? { failed: 0, closedUntil: null }
}

/**
 * Counts a try before its answer is looked at, so that a hundred at once are three. Undefined while
 * the first connection is closed for this SIRET. A closure ends 24 hours after its last try.
 */
export async function reserveTry(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  siret: string,
): Promise<Tries | undefined> {
  const now = clock.now()
  const [, reserved] = await database.write([
    {
      sql: 'DELETE FROM validation_tries WHERE siret = ? AND last_at <= ?',
      args: [siret, new Date(now.getTime() - CLOSURE_MS)],
    },
    {
      sql: `INSERT INTO validation_tries (siret, failed, last_at) VALUES (?, 1, ?)
            ON CONFLICT (siret) DO UPDATE SET failed = failed + 1, last_at = excluded.last_at,
              closed_until = CASE WHEN failed + 1 >= ? THEN ? END
            WHERE failed < ?
            RETURNING failed, closed_until AS closedUntil`,
      args: [
        siret,
        now,
        limits.wrongAnswers,
        new Date(now.getTime() + CLOSURE_MS),
        limits.wrongAnswers,
      ],
    },
  ])
  return reserved?.rows.map((row) => triesSchema.parse(row))[0]
}

export function forgetTries(siret: string): Statement {
  return { sql: 'DELETE FROM validation_tries WHERE siret = ?', args: [siret] }
}

export function deleteTriesBefore(date: Date): Statement {
  return { sql: 'DELETE FROM validation_tries WHERE last_at <= ?', args: [date] }
}
