import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

interface NewEvent {
  id: string
  event: string
  body: string
  at: Date
}

/** One for each who is told of such events. */
export function insertDeliveries(
  { id, event, body, at }: NewEvent,
  condition: Statement,
): Statement {
  return {
    sql: `INSERT INTO webhook_deliveries (id, subscriber_id, event, body, next_try_at, since,
            created_at)
          SELECT ? || '_' || subscriber_id, subscriber_id, event, ?, ?, ?, ?
          FROM webhook_subscriptions WHERE event = ? AND (${condition.sql})`,
    args: [id, body, at, at, at, event, ...condition.args],
  }
}

const claimedSchema = z.object({
  id: z.string(),
  body: z.string(),
  tries: z.number(),
  since: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type ClaimedDelivery = z.infer<typeof claimedSchema>

/** Takes what is due for the time of a lease; a process that dies gives it back at its end. */
export async function claimDeliveries(
  { database, clock }: Deps,
  { subscriberId, count, leaseMs }: { subscriberId: string; count: number; leaseMs: number },
): Promise<ClaimedDelivery[]> {
  const now = clock.now()
  const [claimed] = await database.write([
    {
      sql: `UPDATE webhook_deliveries SET tries = tries + 1, next_try_at = ?
            WHERE id IN (
              SELECT id FROM webhook_deliveries
              WHERE subscriber_id = ? AND state = 'waiting' AND next_try_at <= ?
              ORDER BY next_try_at LIMIT ?
            )
            RETURNING id, body, tries, since`,
      args: [new Date(now.getTime() + leaseMs), subscriberId, now, count],
    },
  ])
  return z.array(claimedSchema).parse(claimed?.rows)
}

export function markSent(id: string, now: Date): Statement {
  return {
    sql: `UPDATE webhook_deliveries SET state = 'sent', sent_at = ?, last_failure = NULL
          WHERE id = ?`,
    args: [now, id],
  }
}

export function markDelayed(id: string, reason: string, nextTryAt: Date): Statement {
  return {
    sql: 'UPDATE webhook_deliveries SET next_try_at = ?, last_failure = ? WHERE id = ?',
    args: [nextTryAt, reason, id],
  }
}

export function markDead(id: string, reason: string): Statement {
  return {
    sql: `UPDATE webhook_deliveries SET state = 'dead', last_failure = ? WHERE id = ?`,
    args: [reason, id],
  }
}

/** For `writeIf`: a delivery, or a subscriber with something that it never took. */
export function canReplay(id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM webhook_deliveries WHERE ${replayed})`,
    args: [id, id],
  }
}

/** One delivery, whatever became of it, or all that a subscriber never took. */
export function replay(id: string, now: Date): Statement {
  return {
    sql: `UPDATE webhook_deliveries SET state = 'waiting', tries = 0, next_try_at = ?, since = ?,
            sent_at = NULL WHERE ${replayed} RETURNING id`,
    args: [now, now, id, id],
  }
}

const replayed = `id = ? OR (subscriber_id = ? AND state = 'dead')`

const deadSchema = z.object({
  id: z.string(),
  event: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
  reason: z.string(),
})

/** The latest that a subscriber never took. */
export async function listDead({ database }: Pick<Deps, 'database'>, subscriberId: string) {
  const rows = await database.read(
    `SELECT id, event, created_at AS at, last_failure AS reason FROM webhook_deliveries
     WHERE subscriber_id = ? AND state = 'dead' ORDER BY created_at DESC LIMIT 10`,
    [subscriberId],
  )
  return z.array(deadSchema).parse(rows)
}

export function deleteEndedBefore(date: Date): Statement {
  return {
    sql: `DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND created_at < ?`,
    args: [date],
  }
}
