import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import { actors, events, type Actor, type JournalEvent } from './events.ts'

interface NewEntry {
  event: JournalEvent
  actor: Actor
  siret?: string
  accountId?: string
  /** Who of Enim did it, or to whom of Enim it happened. */
  agentId?: string
  client?: Client
  /** A word of the portal's own, such as the name of a field, or the reference of a request; never
   * what somebody typed. */
  about?: string
}

/** For the same batch as what it tells of. */
export function recordEvent({ clock }: Pick<Deps, 'clock'>, entry: NewEntry): Statement {
  const { event, actor, siret, accountId, agentId, client, about } = entry
  return {
    sql: `INSERT INTO journal (at, event, actor, siret, account_id, network, browser, about,
            agent_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      clock.now(),
      event,
      actor,
      siret ?? null,
      accountId ?? null,
      client?.network ?? null,
      client?.browser ?? null,
      about ?? null,
      agentId ?? null,
    ],
  }
}

const entrySchema = z.object({
  id: z.number(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
  event: z.enum(Object.keys(events) as [JournalEvent, ...JournalEvent[]]),
  actor: z.enum(Object.keys(actors) as [Actor, ...Actor[]]),
  siret: z.string().nullable(),
  accountId: z.string().nullable(),
  network: z.string().nullable(),
  browser: z.string().nullable(),
  about: z.string().nullable(),
  agentId: z.string().nullable(),
})

export type Entry = z.infer<typeof entrySchema>

const columns = `id, at, event, actor, siret, account_id AS accountId, network, browser, about,
  agent_id AS agentId`

/** How often an event happened to an account since a date. */
export async function countEvents(
  { database }: Deps,
  accountId: string,
  event: JournalEvent,
  since: Date,
): Promise<number> {
  const rows = await database.read(
    'SELECT COUNT(*) AS total FROM journal WHERE account_id = ? AND event = ? AND at > ?',
    [accountId, event, since],
  )
  return z.object({ total: z.number() }).parse(rows[0]).total
}

/** The latest entries of one kind about an account and its present holder, newest first. */
export async function listEventsOf(
  { database }: Deps,
  accountId: string,
  event: JournalEvent,
  limit: number,
): Promise<Entry[]> {
  const rows = await database.read(
    `SELECT ${columns} FROM journal
     WHERE account_id = ? AND event = ? AND at >= (SELECT created_at FROM accounts WHERE id = ?)
     ORDER BY at DESC LIMIT ?`,
    [accountId, event, accountId, limit],
  )
  return z.array(entrySchema).parse(rows)
}

export function deleteEntriesBefore(date: Date): Statement {
  return { sql: 'DELETE FROM journal WHERE at < ?', args: [date] }
}
