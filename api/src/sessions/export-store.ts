import * as z from 'zod'
import type { Deps } from '../deps.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const sessionSchema = z.object({ createdAt: instant, renewedAt: instant, expiresAt: instant })

/** The sessions of an account whose rows are kept, for whoever asks what is held on them. */
export async function exportSessions({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT created_at AS createdAt, renewed_at AS renewedAt, expires_at AS expiresAt
     FROM sessions WHERE account_id = ?`,
    [accountId],
  )
  return z.array(sessionSchema).parse(rows)
}
