import type { Statement } from '../platform/database.ts'

/** Only those of the account; what is archived already keeps its day. */
export function archive(accountId: string, ids: readonly string[], at: Date): Statement {
  return {
    sql: `UPDATE received_items SET archived_at = ? WHERE ${chosen} AND archived_at IS NULL`,
    args: [at, accountId, JSON.stringify(ids)],
  }
}

export function putBack(accountId: string, ids: readonly string[]): Statement {
  return {
    sql: `UPDATE received_items SET archived_at = NULL WHERE ${chosen} AND archived_at IS NOT NULL`,
    args: [accountId, JSON.stringify(ids)],
  }
}

export function markOpened(accountId: string, ids: readonly string[], at: Date): Statement {
  return {
    sql: `UPDATE received_items SET opened_at = ? WHERE ${chosen} AND opened_at IS NULL`,
    args: [at, accountId, JSON.stringify(ids)],
  }
}

// The plus keeps to the ids: without it an index of the whole account would be walked.
const chosen = '+account_id = ? AND id IN (SELECT value FROM json_each(?))'
