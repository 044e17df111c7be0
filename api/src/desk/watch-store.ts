import { callbackSlotSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const serviceSchema = z.object({ slug: z.string(), email: z.string() })

/** Also of themes that are no longer offered: their requests are still due. */
export async function listWatchedServices({ database }: Pick<Deps, 'database'>) {
  const rows = await database.read('SELECT slug, service_email AS email FROM themes ORDER BY slug')
  return z.array(serviceSchema).parse(rows)
}

const overdueSchema = z.object({ reference: z.string(), dueOn: z.string() })

/** Requests that wait for a piece which should have come before that day, longest waiting first. */
export async function listOverduePieces(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  { day, limit }: { day: string; limit: number },
) {
  const rows = await database.read(
    `SELECT r.reference,
            (SELECT min(p.due_on) FROM pieces p WHERE p.request_id = r.id AND p.sent_at IS NULL)
              AS dueOn
     FROM json_each('["document","question"]') k
       CROSS JOIN requests r INDEXED BY requests_by_state
         ON r.theme_slug = ? AND r.kind = k.value AND r.state = 'waiting'
     WHERE EXISTS (SELECT 1 FROM pieces p
       WHERE p.request_id = r.id AND p.sent_at IS NULL AND p.due_on < ?)
     LIMIT ?`,
    [slug, day, limit],
  )
  const overdue = z.array(overdueSchema).parse(rows)
  return overdue.sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
}

const callSchema = z.object({ reference: z.string(), day: z.string(), slot: callbackSlotSchema })

/** Callbacks of a service to be made on that day, or before and not made. */
export async function listDueCallbacks(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  { day, limit }: { day: string; limit: number },
) {
  const rows = await database.read(
    `SELECT r.reference, c.day, c.slot
     FROM callbacks c INDEXED BY callbacks_by_day CROSS JOIN requests r ON r.id = c.request_id
     WHERE c.ended_at IS NULL AND c.day <= ? AND r.theme_slug = ?
     ORDER BY c.day, c.slot DESC, c.request_id LIMIT ?`,
    [day, slug, limit],
  )
  return z.array(callSchema).parse(rows)
}
