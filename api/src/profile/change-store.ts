import { changeableFields, limits, type ChangeableField } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

export const changeSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  field: z.enum(changeableFields),
  /** Empty: the detail will be removed. */
  value: z.string(),
  askedAt: instant,
  appliesAt: instant,
  confirmedAt: instant.nullable(),
})

/** A change that waits for its hour. */
export type Change = z.infer<typeof changeSchema>

/** As `changeSchema` reads them. */
export const changeColumns = `id, account_id AS accountId, field, value, asked_at AS askedAt,
  applies_at AS appliesAt, confirmed_at AS confirmedAt`

export interface NewChange {
  id: string
  accountId: string
  field: ChangeableField
  value: string
  /** Of the mailed links. */
  cancelHash: string
  confirmHash: string | null
}

export function appliesAtOf(askedAt: Date): Date {
  return new Date(askedAt.getTime() + limits.changeHours * HOUR)
}

/** Takes the place of the one that waited for the same field. */
export function insertChange({ clock }: Pick<Deps, 'clock'>, change: NewChange): Statement[] {
  const { id, accountId, field, value, cancelHash, confirmHash } = change
  const now = clock.now()
  return [
    {
      sql: `UPDATE contact_changes SET state = 'replaced', value = ''
            WHERE account_id = ? AND field = ? AND state = 'pending'`,
      args: [accountId, field],
    },
    {
      sql: `INSERT INTO contact_changes
              (id, account_id, field, value, asked_at, applies_at, confirm_hash, cancel_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [id, accountId, field, value, now, appliesAtOf(now), confirmHash, cancelHash],
    },
  ]
}

/** Each asks for mails, one of them to an address that is not known yet. */
const CHANGES_PER_DAY = 10

/** Holds while so many more may be asked for today. */
export function mayAsk(
  { clock }: Pick<Deps, 'clock'>,
  accountId: string,
  count: number,
): Statement {
  return {
    sql: '(SELECT COUNT(*) FROM contact_changes WHERE account_id = ? AND asked_at > ?) + ? <= ?',
    args: [accountId, new Date(clock.now().getTime() - DAY), count, CHANGES_PER_DAY],
  }
}

export async function listPendingChanges(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<Change[]> {
  const rows = await database.read(
    `SELECT ${changeColumns} FROM contact_changes
     WHERE account_id = ? AND state = 'pending' ORDER BY field`,
    [accountId],
  )
  return z.array(changeSchema).parse(rows)
}

/** Undefined for somebody else's and for one that waits no more, as for none. */
export async function findPendingChange(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  id: string,
): Promise<Change | undefined> {
  const rows = await database.read(
    `SELECT ${changeColumns} FROM contact_changes
     WHERE id = ? AND account_id = ? AND state = 'pending'`,
    [id, accountId],
  )
  return rows.map((row) => changeSchema.parse(row))[0]
}

const linkedSchema = changeSchema.extend({ purpose: z.enum(['confirmation', 'cancellation']) })

/** What a mailed link is about; undefined once it has done its work or come too late. */
export async function findLinkedChange(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tokenHash: string,
): Promise<z.infer<typeof linkedSchema> | undefined> {
  const rows = await database.read(
    `SELECT ${changeColumns}, 'confirmation' AS purpose FROM contact_changes
     WHERE confirm_hash = ?1 AND state = 'pending' AND confirmed_at IS NULL AND asked_at > ?2
     UNION ALL
     SELECT ${changeColumns}, 'cancellation' AS purpose FROM contact_changes
     WHERE cancel_hash = ?1 AND state = 'pending'`,
    [tokenHash, unconfirmedSince(clock.now())],
  )
  return rows.map((row) => linkedSchema.parse(row))[0]
}

/** A new e-mail address not confirmed by then is given up. */
export function unconfirmedSince(now: Date): Date {
  return new Date(now.getTime() - limits.changeConfirmationDays * DAY)
}

export function isPending(id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM contact_changes WHERE id = ? AND state = 'pending')`,
    args: [id],
  }
}

export function isUnconfirmed(id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM contact_changes
            WHERE id = ? AND state = 'pending' AND confirmed_at IS NULL)`,
    args: [id],
  }
}

export function confirmChange({ clock }: Pick<Deps, 'clock'>, id: string): Statement {
  return {
    sql: 'UPDATE contact_changes SET confirmed_at = ? WHERE id = ?',
    args: [clock.now(), id],
  }
}

/** The trace stays, the value goes. */
export function settleChange(id: string, state: 'applied' | 'cancelled' | 'expired'): Statement {
  return { sql: `UPDATE contact_changes SET state = ?, value = '' WHERE id = ?`, args: [state, id] }
}

export function cancelChangesOf(accountId: string): Statement {
  return {
    sql: `UPDATE contact_changes SET state = 'cancelled', value = ''
          WHERE account_id = ? AND state = 'pending'`,
    args: [accountId],
  }
}
