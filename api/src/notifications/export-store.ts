import { channels, limits, notificationKinds } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const consentSchema = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels),
  accepted: z.number().transform((accepted) => accepted === 1),
  version: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** A first consent is given with the first connection, before its link is followed. */
const BEFORE_OPENING_MS = limits.activationHours * 3_600_000

/** Every consent and withdrawal of the present holder of an account, for whoever asks what is held on them. */
export async function exportConsents({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT kind, channel, accepted, text_version AS version, at
     FROM consents
     WHERE account_id = ? AND at >= (SELECT created_at FROM accounts WHERE id = ?) - ?
     ORDER BY kind, channel, id`,
    [accountId, accountId, BEFORE_OPENING_MS],
  )
  return z.array(consentSchema).parse(rows)
}
