import { limits } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'

const DAY = 24 * 3_600_000

interface Enrolment {
  id: string
  accountId: string
  tokenHash: string
  client: Client
}

/** Enrolling again the browser that is known already only prolongs it. */
export function insertBrowser({ clock }: Deps, enrolment: Enrolment): Statement {
  const { id, accountId, tokenHash, client } = enrolment
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + limits.browserDays * DAY)
  return {
    sql: `INSERT INTO browsers
            (id, account_id, token_hash, name, network, enrolled_at, last_seen_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (account_id, token_hash) DO UPDATE SET
            name = excluded.name, network = excluded.network, failed = 0, blocked_until = NULL,
            enrolled_at = excluded.enrolled_at, last_seen_at = excluded.last_seen_at,
            expires_at = excluded.expires_at`,
    args: [id, accountId, tokenHash, client.browser, client.network, now, now, expiresAt],
  }
}

const idSchema = z.object({ id: z.string() })

/** The enrolment of the browser that holds this token, for one account. */
export async function findBrowser(
  { database, clock }: Deps,
  accountId: string,
  tokenHash: string,
): Promise<string | undefined> {
  const rows = await database.read(
    'SELECT id FROM browsers WHERE account_id = ? AND token_hash = ? AND expires_at > ?',
    [accountId, tokenHash, clock.now()],
  )
  return rows.map((row) => idSchema.parse(row).id)[0]
}

/** All of an account's, but the one that is kept. */
export function deleteBrowsersOf(accountId: string, keptTokenHash = ''): Statement {
  return {
    sql: 'DELETE FROM browsers WHERE account_id = ? AND token_hash <> ?',
    args: [accountId, keptTokenHash],
  }
}

export function deleteBrowsersExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM browsers WHERE expires_at < ?', args: [date] }
}
