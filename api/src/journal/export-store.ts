import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { readPages } from '../platform/read-pages.ts'
import { actors, events, type Actor, type JournalEvent } from './events.ts'

const entrySchema = z.object({
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
  event: z
    .enum(Object.keys(events) as [JournalEvent, ...JournalEvent[]])
    .transform((event) => events[event]),
  actor: z.enum(Object.keys(actors) as [Actor, ...Actor[]]).transform((actor) => actors[actor]),
  network: z.string().nullable(),
  browser: z.string().nullable(),
})

/** What happened to an account since its holder has it, in words and oldest first, for whoever asks what is held on them. */
export async function* exportEntries(
  { database }: Pick<Deps, 'database'>,
  { id, siret }: { id: string; siret: string },
) {
  // Read by SIRET, whose index has them in their order; the plus keeps the other index out.
  const rows = readPages(database, {
    sql: `SELECT id, at, event, actor, network, browser FROM journal
          WHERE siret = ? AND +account_id = ?
            AND +at >= (SELECT created_at FROM accounts WHERE id = ?)`,
    args: [siret, id, id],
    order: [{ column: 'id', as: 'id' }],
  })
  for await (const row of rows) yield entrySchema.parse(row)
}
