import { channels, notificationKinds } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const consentSchema = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels),
  accepted: z.number().transform((accepted) => accepted === 1),
  version: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** Every consent and withdrawal of an account, for whoever asks what is held on them. */
export async function exportConsents({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT kind, channel, accepted, text_version AS version, at
     FROM consents WHERE account_id = ? ORDER BY kind, channel, id`,
    [accountId],
  )
  return z.array(consentSchema).parse(rows)
}
