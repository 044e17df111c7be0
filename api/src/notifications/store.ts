import { channels, type Channel, type NotificationKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const rowSchema = z.object({ channel: z.enum(channels), accepted: z.number() })

/** The channels whose latest consent is a yes. */
export async function findAcceptedChannels(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  kind: NotificationKind,
): Promise<Channel[]> {
  const rows = await database.read(
    `SELECT channel, accepted, MAX(id) FROM consents
     WHERE account_id = ? AND kind = ? GROUP BY channel`,
    [accountId, kind],
  )
  return rows
    .map((row) => rowSchema.parse(row))
    .filter(({ accepted }) => accepted === 1)
    .map(({ channel }) => channel)
}
