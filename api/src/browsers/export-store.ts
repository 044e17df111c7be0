import * as z from 'zod'
import type { Deps } from '../deps.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const browserSchema = z.object({
  name: z.string(),
  network: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
})

/** The browsers that an account knows, for whoever asks what is held on them. */
export async function exportBrowsers({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT name, network, enrolled_at AS enrolledAt, last_seen_at AS lastSeenAt,
            expires_at AS expiresAt
     FROM browsers WHERE account_id = ?`,
    [accountId],
  )
  return z.array(browserSchema).parse(rows)
}
