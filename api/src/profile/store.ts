import { channels, notificationKinds, type Account } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const detailsSchema = z.object({
  siret: z.string(),
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string(),
  service: z.string(),
  holder: z.string(),
})

export async function getAccount({ database }: Deps, accountId: string): Promise<Account> {
  const rows = await database.read(
    `SELECT a.siret, e.name, a.email, a.mobile, COALESCE(a.address, e.address) AS address,
            e.service, a.holder
     FROM accounts a JOIN employers e ON e.siret = a.siret WHERE a.id = ?`,
    [accountId],
  )
  const notifications = notificationKinds.flatMap((kind) =>
    channels.map((channel) => ({ kind, channel, accepted: false })),
  )
  return { ...detailsSchema.parse(rows[0]), changes: [], notifications }
}
