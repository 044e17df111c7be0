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
export function insertBrowser({ clock }: Pick<Deps, 'clock'>, enrolment: Enrolment): Statement {
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

/** Whether the account of this SIRET knows the browser. */
export async function hasEnrolled(
  { database, clock }: Deps,
  siret: string,
  tokenHash: string,
): Promise<boolean> {
  const rows = await database.read(
    `SELECT 1 FROM accounts a
     JOIN browsers b ON b.account_id = a.id AND b.token_hash = ? AND b.expires_at > ?
     WHERE a.siret = ? AND a.space = 'professionnel' AND a.closed_at IS NULL`,
    [tokenHash, clock.now(), siret],
  )
  return rows.length > 0
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const browserSchema = z.object({
  id: z.string(),
  tokenHash: z.string(),
  name: z.string(),
  network: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
})

/** The browsers that an account knows. */
export async function listBrowsers({ database, clock }: Deps, accountId: string) {
  const rows = await database.read(
    `SELECT id, token_hash AS tokenHash, name, network, enrolled_at AS enrolledAt,
            last_seen_at AS lastSeenAt, expires_at AS expiresAt
     FROM browsers WHERE account_id = ? AND expires_at > ?`,
    [accountId, clock.now()],
  )
  return z.array(browserSchema).parse(rows)
}

export async function ownsBrowser(
  { database }: Deps,
  accountId: string,
  id: string,
): Promise<boolean> {
  const rows = await database.read('SELECT 1 FROM browsers WHERE id = ? AND account_id = ?', [
    id,
    accountId,
  ])
  return rows.length > 0
}

/** With the sessions that were opened on it. */
export function deleteBrowser(accountId: string, id: string): Statement[] {
  const args = [id, accountId]
  return [
    { sql: 'DELETE FROM sessions WHERE browser_id = ? AND account_id = ?', args },
    { sql: 'DELETE FROM browsers WHERE id = ? AND account_id = ?', args },
  ]
}

export function deleteBrowsersExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM browsers WHERE expires_at < ?', args: [date] }
}
