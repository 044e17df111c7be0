import { createHmac } from 'node:crypto'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const MAILS_PER_HOUR = 3
export const HOUR_MS = 3_600_000

/** For `writeIf`, with `countMail`: the address has not had its three mails of the hour. */
export function mayMail(deps: Pick<Deps, 'clock' | 'settings'>, email: string): Statement {
  const since = new Date(deps.clock.now().getTime() - HOUR_MS)
  return {
    sql: `(SELECT COUNT(*) FROM confirmation_mails WHERE address_key = ? AND sent_at > ?) < ?`,
    args: [addressKey(deps, email), since, MAILS_PER_HOUR],
  }
}

export function countMail(deps: Pick<Deps, 'clock' | 'settings'>, email: string): Statement {
  return {
    sql: 'INSERT INTO confirmation_mails (address_key, sent_at) VALUES (?, ?)',
    args: [addressKey(deps, email), deps.clock.now()],
  }
}

export function deleteMailsBefore(date: Date): Statement {
  return { sql: 'DELETE FROM confirmation_mails WHERE sent_at <= ?', args: [date] }
}

/** The table tells nobody which addresses were written to. */
function addressKey({ settings }: Pick<Deps, 'settings'>, email: string): string {
  return createHmac('sha256', settings.peppers.current.key)
    .update(`confirmation-mail ${email.toLowerCase()}`)
    .digest('hex')
}
