import { requestStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { MOST_COUNTED, type Place } from './queue-store.ts'
import type { Scope } from './view-store.ts'

const placeSchema = z.object({
  row: z.number(),
  sentAt: z.number(),
  slug: z.string(),
  state: requestStateSchema,
})

export type UnsentReceipt = z.infer<typeof placeSchema> & Place

/** Requests sent before a date whose accusé d’enregistrement has not left: none, usually. */
export async function listUnsentReceipts(
  { database }: Pick<Deps, 'database'>,
  { services, kinds }: Pick<Scope, 'services' | 'kinds'>,
  sentBefore: Date,
): Promise<UnsentReceipt[]> {
  const rows = await database.read(
    `SELECT r.rowid AS row, r.sent_at AS sentAt, r.theme_slug AS slug, r.state
     FROM outbox o INDEXED BY outbox_unsent
       CROSS JOIN requests r ON r.id = substr(o.dedupe, length('receipt:') + 1)
     WHERE o.state IN ('waiting', 'dead') AND o.dedupe >= 'receipt:' AND o.dedupe < 'receipt;'
       AND r.theme_slug IN (SELECT value FROM json_each(?))
       AND r.kind IN (SELECT value FROM json_each(?)) AND r.sent_at < ?
     LIMIT ?`,
    [JSON.stringify(services), JSON.stringify(kinds), sentBefore, MOST_COUNTED],
  )
  return z.array(placeSchema).parse(rows)
}
