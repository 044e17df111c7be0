import { callbackSlotSchema, type Callback, type CallbackSlot } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'

interface NewCallback {
  requestId: string
  /** E.164 */
  phone: string
  day: string
  slot: CallbackSlot
}

/** Fails while the request has one to come. */
export function addCallback(
  { clock }: Pick<Deps, 'clock'>,
  { requestId, phone, day, slot }: NewCallback,
): Statement {
  return {
    sql: `INSERT INTO callbacks (id, request_id, phone, day, slot, asked_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [createId(), requestId, phone, day, slot, clock.now()],
  }
}

/** The one to come, if there is one, was made or is not to be. */
export function endCallback(
  { clock }: Pick<Deps, 'clock'>,
  requestId: string,
  outcome: 'called' | 'cancelled',
): Statement {
  return {
    sql: `UPDATE callbacks SET ended_at = ?, outcome = ?
          WHERE request_id = ? AND ended_at IS NULL`,
    args: [clock.now(), outcome, requestId],
  }
}

/** Whoever asked for them is there no more. */
export function endCallbacksOf({ clock }: Pick<Deps, 'clock'>, accountId: string): Statement {
  return {
    sql: `UPDATE callbacks SET ended_at = ?, outcome = 'cancelled'
          WHERE ended_at IS NULL AND request_id IN (SELECT id FROM requests WHERE account_id = ?)`,
    args: [clock.now(), accountId],
  }
}

const callbackSchema = z.object({
  phone: z.string(),
  day: z.string(),
  slot: callbackSlotSchema,
  askedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
})

/** The one to come. */
export async function findCallback(
  { database }: Pick<Deps, 'database'>,
  requestId: string,
): Promise<Callback | undefined> {
  const rows = await database.read(
    `SELECT phone, day, slot, asked_at AS askedAt FROM callbacks
     WHERE request_id = ? AND ended_at IS NULL`,
    [requestId],
  )
  return rows.map((row) => callbackSchema.parse(row))[0]
}
