import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const HOUR = 3_600_000
export const BLOCK_MS = HOUR
const WRONG_PASSWORDS = 5

const agentSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  hash: z.string(),
  pepperId: z.string(),
})

const countSchema = z.object({ failed: z.number() })

/** A try that counts already, and is taken back if its password proves right. */
export interface Attempt extends z.infer<typeof agentSchema> {
  /** The last one before the block. */
  isLast: boolean
}

/**
 * Counts a try before its password is looked at, so that a hundred at once are five; undefined for
 * an address that is unknown, not active, or blocked. Whatever the address, the same statements run
 * and one row at least is written.
 */
export async function reserveAttempt(
  { database, clock }: Deps,
  email: string,
): Promise<Attempt | undefined> {
  const now = clock.now()
  const until = new Date(now.getTime() + BLOCK_MS)
  const [, counted, found] = await database.write([
    {
      sql: `INSERT INTO agent_tries (hour, tries) VALUES (?, 1)
            ON CONFLICT (hour) DO UPDATE SET tries = tries + 1`,
      args: [hourOf(now)],
    },
    {
      // A block that is over begins a new count.
      sql: `UPDATE agents SET
              failed = CASE WHEN blocked_until <= ?2 THEN 1 ELSE failed + 1 END,
              blocked_until =
                CASE WHEN blocked_until <= ?2 OR failed + 1 < ?4 THEN NULL ELSE ?3 END
            WHERE email = ?1 AND state = 'active' AND (failed < ?4 OR blocked_until <= ?2)
            RETURNING failed`,
      args: [email, now, until, WRONG_PASSWORDS],
    },
    {
      sql: `SELECT id, email, name, password_hash AS hash, pepper_id AS pepperId
            FROM agents WHERE email = ? AND state = 'active'`,
      args: [email],
    },
  ])
  const { failed } = counted?.rows.map((row) => countSchema.parse(row))[0] ?? {}
  const agent = found?.rows.map((row) => agentSchema.parse(row))[0]
  return agent && failed !== undefined ? { ...agent, isLast: failed >= WRONG_PASSWORDS } : undefined
}

export function clearFailures(agentId: string): Statement {
  return {
    sql: 'UPDATE agents SET failed = 0, blocked_until = NULL WHERE id = ?',
    args: [agentId],
  }
}

export function countRefusal(now: Date): Statement {
  return {
    sql: 'UPDATE agent_tries SET refused = refused + 1 WHERE hour = ?',
    args: [hourOf(now)],
  }
}

/** What an hour counted is of use for a month. */
export function deleteTriesBefore(now: Date): Statement {
  return { sql: 'DELETE FROM agent_tries WHERE hour < ?', args: [hourOf(now) - 30 * 24 * HOUR] }
}

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR) * HOUR
}
