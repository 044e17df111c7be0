import type { ChangeableField } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import {
  appliesAtOf,
  changeColumns,
  changeSchema,
  unconfirmedSince,
  type Change,
} from './change-store.ts'

const writes: Record<ChangeableField, string> = {
  email: 'UPDATE accounts SET email = ?, updated_at = ? WHERE id = ?',
  mobile: `UPDATE accounts SET mobile = NULLIF(?, ''), updated_at = ? WHERE id = ?`,
  address: 'UPDATE accounts SET address = ?, updated_at = ? WHERE id = ?',
}

export function writeDetail(
  { clock }: Pick<Deps, 'clock'>,
  { accountId, field, value }: Change,
): Statement {
  return { sql: writes[field], args: [value, clock.now(), accountId] }
}

/** Those whose hour has come; an e-mail address once confirmed. */
export async function listDueChanges({ database, clock }: Deps, count: number): Promise<Change[]> {
  const rows = await database.read(
    `SELECT ${changeColumns} FROM contact_changes
     WHERE state = 'pending' AND applies_at <= ? AND (field <> 'email' OR confirmed_at IS NOT NULL)
     ORDER BY applies_at LIMIT ?`,
    [clock.now(), count],
  )
  return z.array(changeSchema).parse(rows)
}

/** New e-mail addresses that nobody confirmed in time. */
export async function listLapsedChanges(
  { database, clock }: Deps,
  count: number,
): Promise<Change[]> {
  const askedBefore = unconfirmedSince(clock.now())
  const rows = await database.read(
    `SELECT ${changeColumns} FROM contact_changes
     WHERE state = 'pending' AND applies_at <= ? AND field = 'email' AND confirmed_at IS NULL
     ORDER BY applies_at LIMIT ?`,
    [appliesAtOf(askedBefore), count],
  )
  return z.array(changeSchema).parse(rows)
}

export function deleteChangesAskedBefore(date: Date): Statement {
  return {
    sql: `DELETE FROM contact_changes WHERE asked_at < ? AND state <> 'pending'`,
    args: [date],
  }
}
