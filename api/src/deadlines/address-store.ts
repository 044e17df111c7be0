import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const versionSchema = z.object({ version: z.number().int() })

/** Which address of an account's calendar is good; undefined for an account that is closed. */
export async function findCalendarVersion(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<number | undefined> {
  const [row] = await database.read(
    `SELECT coalesce(c.version, 1) AS version
     FROM accounts a LEFT JOIN calendar_addresses c ON c.account_id = a.id
     WHERE a.id = ? AND a.closed_at IS NULL`,
    [accountId],
  )
  return row && versionSchema.parse(row).version
}

/** From now on every address that was given before is unknown. */
export function renewCalendarAddress(accountId: string, at: Date): Statement {
  return {
    sql: `INSERT INTO calendar_addresses (account_id, version, renewed_at) VALUES (?, 2, ?)
          ON CONFLICT (account_id) DO UPDATE
          SET version = version + 1, renewed_at = excluded.renewed_at`,
    args: [accountId, at],
  }
}

/** When an account last took a new address for its calendar. */
export async function exportCalendarRenewal(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<Date | null> {
  const [row] = await database.read(
    'SELECT renewed_at AS at FROM calendar_addresses WHERE account_id = ?',
    [accountId],
  )
  return row ? new Date(z.object({ at: z.number() }).parse(row).at) : null
}
