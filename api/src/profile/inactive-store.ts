import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const unusedSchema = z.object({
  id: z.string(),
  lastSeenAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** An open account and its last sign-in. */
export type Unused = z.infer<typeof unusedSchema>

/** In one day; the others wait for the next. */
const AT_ONCE = 1_000

/**
 * Not signed in to since a date, and not yet told that so many days, or fewer, are left. A sign-in
 * makes the warnings forgotten.
 */
export async function listToWarn(
  { database }: Deps,
  seenBefore: Date,
  daysLeft: number,
): Promise<Unused[]> {
  const rows = await database.read(
    `SELECT id, last_seen_at AS lastSeenAt FROM accounts
     WHERE closed_at IS NULL AND last_seen_at <= ?
       AND (inactivity_warned IS NULL OR inactivity_warned > ?)
     ORDER BY last_seen_at LIMIT ?`,
    [seenBefore, daysLeft, AT_ONCE],
  )
  return z.array(unusedSchema).parse(rows)
}

/** Not signed in to since a date, and given the last warning by another. */
export async function listToClose(
  { database }: Deps,
  seenBefore: Date,
  last: { daysLeft: number; warnedBefore: Date },
): Promise<Unused[]> {
  const rows = await database.read(
    `SELECT id, last_seen_at AS lastSeenAt FROM accounts
     WHERE closed_at IS NULL AND last_seen_at <= ?
       AND inactivity_warned = ? AND inactivity_warned_at <= ?
     ORDER BY last_seen_at LIMIT ?`,
    [seenBefore, last.daysLeft, last.warnedBefore, AT_ONCE],
  )
  return z.array(unusedSchema).parse(rows)
}

/** Holds while nobody has signed in since, and the account is open. */
export function isStillUnused({ id, lastSeenAt }: Unused): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM accounts WHERE id = ? AND closed_at IS NULL AND last_seen_at = ?)',
    args: [id, lastSeenAt],
  }
}

/** Holds, besides, while this warning was not given. */
export function isToWarn(unused: Unused, daysLeft: number): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM accounts WHERE id = ? AND closed_at IS NULL AND last_seen_at = ?
            AND (inactivity_warned IS NULL OR inactivity_warned > ?))`,
    args: [unused.id, unused.lastSeenAt, daysLeft],
  }
}

export function markWarned(
  { clock }: Pick<Deps, 'clock'>,
  accountId: string,
  daysLeft: number,
): Statement {
  return {
    sql: 'UPDATE accounts SET inactivity_warned = ?, inactivity_warned_at = ? WHERE id = ?',
    args: [daysLeft, clock.now(), accountId],
  }
}
