import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const DAY_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** An address that others keep typing is left in peace. */
const PER_MONTH = 3
const MONTH_MS = 30 * DAY_MS
/** Of all addresses together. */
const PER_HOUR = 1_000

/** For `writeIf`, with `countMail`: one in a day and three in a month to one address, and the hour's share. */
export function mayWriteTo({ clock }: Pick<Deps, 'clock'>, addressKey: string): Statement {
  const now = clock.now().getTime()
  const sentSince =
    '(SELECT COUNT(*) FROM subscription_mails WHERE address_key = ? AND sent_at > ?)'
  return {
    sql: `${sentSince} < 1 AND ${sentSince} < ?
          AND (SELECT COUNT(*) FROM subscription_mails WHERE sent_at > ?) < ?`,
    args: [
      ...[addressKey, new Date(now - DAY_MS)],
      ...[addressKey, new Date(now - MONTH_MS), PER_MONTH],
      ...[new Date(now - HOUR_MS), PER_HOUR],
    ],
  }
}

/** What is asked then waits for the next hour. */
export async function isHourSpent({ database, clock }: Deps): Promise<boolean> {
  const [row] = await database.read(
    'SELECT COUNT(*) >= ? AS spent FROM subscription_mails WHERE sent_at > ?',
    [PER_HOUR, new Date(clock.now().getTime() - HOUR_MS)],
  )
  return row?.spent === 1
}

export function countMail({ clock }: Pick<Deps, 'clock'>, addressKey: string): Statement {
  return {
    sql: 'INSERT INTO subscription_mails (address_key, sent_at) VALUES (?, ?)',
    args: [addressKey, clock.now()],
  }
}

/** Those that count no more. */
export function deleteOldCounts({ clock }: Pick<Deps, 'clock'>): Statement {
  return {
    sql: 'DELETE FROM subscription_mails WHERE sent_at <= ?',
    args: [new Date(clock.now().getTime() - MONTH_MS)],
  }
}
