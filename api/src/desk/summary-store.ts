import { callbackSlotSchema, requestKinds, requestStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { DEFAULT_MONTHS } from './deadlines.ts'

/** What a line of the queue is made of, and what its time limits depend on. */
export const summaryRowFields = {
  id: z.string(),
  reference: z.string(),
  kind: z.enum(requestKinds),
  slug: z.string(),
  serviceName: z.string(),
  object: z.string(),
  state: requestStateSchema,
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  siret: z.string(),
  employerName: z.string(),
  fileCount: z.number(),
  unread: z.number(),
  agent: z.string().nullable(),
  agentId: z.string().nullable(),
  address: z.string(),
  silenceMonths: z.number(),
  receiptUnsent: z.number().transform(Boolean),
  callbackDay: z.string().nullable(),
  callbackSlot: callbackSlotSchema.nullable(),
}

const summaryRowSchema = z.object(summaryRowFields)

export type SummaryRow = z.infer<typeof summaryRowSchema>

export const summaryColumns = `r.id, r.reference, r.kind, r.theme_slug AS slug,
  r.service_name AS serviceName, r.object, r.state, r.sent_at AS sentAt, r.siret,
  r.employer_name AS employerName,
  (SELECT count(*) FROM files f WHERE f.request_id = r.id) AS fileCount,
  r.unread_by_enim AS unread, a.name AS agent, r.agent_id AS agentId,
  coalesce(h.address, e.address, '') AS address,
  coalesce(t.silence_months, ${String(DEFAULT_MONTHS)}) AS silenceMonths,
  EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe = 'receipt:' || r.id
    AND o.state IN ('waiting', 'dead')) AS receiptUnsent,
  c.day AS callbackDay, c.slot AS callbackSlot`

export const summaryJoins = `LEFT JOIN agents a ON a.id = r.agent_id
  LEFT JOIN accounts h ON h.id = r.account_id
  LEFT JOIN employers e ON e.siret = r.siret
  LEFT JOIN themes t ON t.slug = r.theme_slug
  LEFT JOIN callbacks c ON c.request_id = r.id AND c.ended_at IS NULL`

/** In the order of the places; those of another service are left out. */
export async function listSummaryRows(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
  places: readonly number[],
): Promise<SummaryRow[]> {
  const rows = await database.read(
    `SELECT r.rowid AS place, ${summaryColumns}
     FROM json_each(?) AS place CROSS JOIN requests r ON r.rowid = place.value ${summaryJoins}
     WHERE r.theme_slug IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(places), JSON.stringify(services)],
  )
  const found = new Map(rows.map((row) => [Number(row['place']), summaryRowSchema.parse(row)]))
  return places.flatMap((place) => found.get(place) ?? [])
}
