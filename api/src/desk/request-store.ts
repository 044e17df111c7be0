import { fileStateSchema, receiptKindSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { summaryColumns, summaryJoins, summaryRowFields } from './summary-store.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const rowSchema = z.object({
  ...summaryRowFields,
  accountId: z.string(),
  text: z.string(),
  holder: z.string(),
  email: z.string(),
  takenAt: z.number().nullable(),
  answeredAt: z.number().nullable(),
  mobile: z.string().nullable(),
  hasHolder: z.number().transform(Boolean),
})

/** `hasHolder` is whether the account is still that of whoever sent the request. */
export type RequestRow = z.infer<typeof rowSchema>

/** Undefined for a request of another service as for none. */
export async function findRequest(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
  reference: string,
): Promise<RequestRow | undefined> {
  const rows = await database.read(
    `SELECT ${summaryColumns}, r.account_id AS accountId, r.text, r.holder, r.email,
       r.taken_at AS takenAt, r.answered_at AS answeredAt,
       CASE WHEN ${sameHolder} THEN h.mobile END AS mobile, (${sameHolder}) AS hasHolder
     FROM requests r ${summaryJoins}
     WHERE r.reference = ? AND r.theme_slug IN (SELECT value FROM json_each(?))`,
    [reference, JSON.stringify(services)],
  )
  return rows.map((row) => rowSchema.parse(row))[0]
}

/** A closed account may open again for another holder, who is told nothing of what came before. */
const sameHolder = `h.id IS NOT NULL AND h.closed_at IS NULL AND h.created_at <= r.sent_at`

const otherSchema = z.object({ reference: z.string(), object: z.string(), sentAt: instant })

/** Of the same employer, newest first. */
export async function listOthers(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
  { id, siret }: Pick<RequestRow, 'id' | 'siret'>,
) {
  const rows = await database.read(
    `SELECT reference, object, sent_at AS sentAt FROM requests INDEXED BY requests_by_siret
     WHERE siret = ? AND theme_slug IN (SELECT value FROM json_each(?)) AND id <> ?
     ORDER BY sent_at DESC, id LIMIT 5`,
    [siret, JSON.stringify(services), id],
  )
  return z.array(otherSchema).parse(rows)
}

const receiptSchema = z.object({ id: z.string(), kind: receiptKindSchema, issuedAt: instant })

export async function listReceipts({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    'SELECT id, kind, issued_at AS issuedAt FROM receipts WHERE request_id = ?',
    [requestId],
  )
  const receipts = z.array(receiptSchema).parse(rows)
  return receipts.sort((one, other) => (one.issuedAt < other.issuedAt ? -1 : 1))
}

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  state: fileStateSchema,
  messageId: z.string().nullable(),
})

/** Of the first sending and of the replies. */
export async function listFiles({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256, state, message_id AS messageId FROM files
     WHERE request_id = ? ORDER BY received_at, position`,
    [requestId],
  )
  return z.array(fileSchema).parse(rows)
}

const openingSchema = z.object({ fileId: z.string(), at: instant, agent: z.string() })

/** Newest first. */
export async function listOpenings({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    `SELECT o.file_id AS fileId, o.at, coalesce(a.name, o.service_name) AS agent
     FROM file_openings o LEFT JOIN agents a ON a.id = o.agent_id
     WHERE o.request_id = ? ORDER BY o.at DESC LIMIT 200`,
    [requestId],
  )
  return z.array(openingSchema).parse(rows)
}

/** These messages of the employer are read; others may have come meanwhile. */
export function markRead(requestId: string, messageIds: readonly string[]): Statement[] {
  if (messageIds.length === 0) return []
  return [
    {
      sql: `UPDATE messages SET unread = 0
            WHERE id IN (SELECT value FROM json_each(?)) AND sender = 'employer'`,
      args: [JSON.stringify(messageIds)],
    },
    {
      sql: `UPDATE requests SET unread_by_enim = (SELECT count(*) FROM messages
              WHERE request_id = ? AND sender = 'employer' AND unread = 1)
            WHERE id = ?`,
      args: [requestId, requestId],
    },
  ]
}

/** Whether the journal tells of no opening of a request by an agent since a date. */
export function notOpenedSince({
  agentId,
  reference,
  since,
}: {
  agentId: string
  reference: string
  since: Date
}): Statement {
  return {
    sql: `NOT EXISTS (SELECT 1 FROM journal INDEXED BY journal_by_time
            WHERE at > ? AND agent_id = ? AND event = 'request-opened' AND about = ?)`,
    args: [since, agentId, reference],
  }
}
