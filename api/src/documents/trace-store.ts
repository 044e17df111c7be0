import type { Statement } from '../platform/database.ts'

/** A withdrawn document stays withdrawn, one that was replaced keeps its first replacement. */
export function markReplaced(accountId: string, id: string, by: string): Statement {
  return {
    sql: `UPDATE documents SET replaced_by = ?
          WHERE id = ? AND account_id = ? AND withdrawn_at IS NULL AND replaced_by IS NULL`,
    args: [by, id, accountId],
  }
}

interface Withdrawal {
  accountId: string
  id: string
  reason: string
}

/** For `writeIf`: of two withdrawals, the first one's reason stands. */
export function isNotWithdrawn({ accountId, id }: Withdrawal): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM documents
          WHERE id = ? AND account_id = ? AND withdrawn_at IS NULL)`,
    args: [id, accountId],
  }
}

export function markWithdrawn({ accountId, id, reason }: Withdrawal, now: Date): Statement {
  return {
    sql: `UPDATE documents SET withdrawn_at = ?, withdrawn_reason = ?
          WHERE id = ? AND account_id = ?`,
    args: [now, reason, id, accountId],
  }
}
