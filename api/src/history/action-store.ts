import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const DAY = 24 * 3_600_000
const CALLBACKS_PER_DAY = 5
const ARCHIVES_PER_DAY = 20

const open = `state IN ('received', 'taken', 'waiting')`

/** A condition: the request is still open. */
export function stillOpen(requestId: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM requests WHERE id = ? AND ${open})`,
    args: [requestId],
  }
}

export function setWithdrawn(requestId: string, at: Date): Statement {
  return {
    sql: `UPDATE requests SET state = 'withdrawn', ended_at = ? WHERE id = ?`,
    args: [at, requestId],
  }
}

/** A condition: the request is open, has no callback to come, and not too many were asked today. */
export function callbackPossible({ clock }: Pick<Deps, 'clock'>, requestId: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM requests WHERE id = ? AND ${open})
      AND NOT EXISTS (SELECT 1 FROM callbacks WHERE request_id = ? AND ended_at IS NULL)
      AND (SELECT count(*) FROM callbacks WHERE request_id = ? AND asked_at > ?) < ?`,
    args: [
      requestId,
      requestId,
      requestId,
      new Date(clock.now().getTime() - DAY),
      CALLBACKS_PER_DAY,
    ],
  }
}

/** A condition. */
export function callbackToCome(requestId: string): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM callbacks WHERE request_id = ? AND ended_at IS NULL)',
    args: [requestId],
  }
}

/** A condition: the account may still download a request today. */
export function archivesLeft({ clock }: Pick<Deps, 'clock'>, accountId: string): Statement {
  return {
    sql: `(SELECT count(*) FROM journal
      WHERE account_id = ? AND event = 'archive-downloaded' AND at > ?) < ?`,
    args: [accountId, new Date(clock.now().getTime() - DAY), ARCHIVES_PER_DAY],
  }
}

/** What Enim wrote is read, and counted so. */
export function setRead(requestId: string): Statement[] {
  return [
    {
      sql: `UPDATE messages SET unread = 0
            WHERE request_id = ? AND sender = 'enim' AND unread = 1`,
      args: [requestId],
    },
    { sql: 'UPDATE requests SET unread = 0 WHERE id = ?', args: [requestId] },
  ]
}
