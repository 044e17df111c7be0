import { requestKinds, requestStateSchema, type RequestState } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const threadSchema = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(requestKinds),
  state: requestStateSchema,
  themeSlug: z.string(),
  object: z.string(),
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** The request that a reply belongs to. */
export type Thread = z.infer<typeof threadSchema>

/** Undefined for a request of somebody else as for none. */
export async function findThread(
  { database }: Deps,
  accountId: string,
  reference: string,
): Promise<Thread | undefined> {
  const rows = await database.read(
    `SELECT id, reference, kind, state, theme_slug AS themeSlug, object, sent_at AS sentAt
     FROM requests WHERE reference = ? AND account_id = ?`,
    [reference, accountId],
  )
  return rows.map((row) => threadSchema.parse(row))[0]
}

/** In which no more is said. */
const ended: readonly RequestState[] = ['closed', 'withdrawn']

export function isEnded({ state }: Pick<Thread, 'state'>): boolean {
  return ended.includes(state)
}

/** The condition of a batch that adds a reply. */
export function notEnded(requestId: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM requests WHERE id = ?
            AND state NOT IN (SELECT value FROM json_each(?)))`,
    args: [requestId, JSON.stringify(ended)],
  }
}

/** The message that a reply already became, holding just what it holds now. */
export async function findReply(
  { database }: Deps,
  requestId: string,
  key: string,
  fingerprint: string,
): Promise<string | undefined> {
  const rows = await database.read(
    'SELECT id FROM messages WHERE request_id = ? AND form_key = ? AND fingerprint = ?',
    [requestId, key, fingerprint],
  )
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id)[0]
}

/** Those of the request that were still awaited. */
export function markPiecesSent(requestId: string, pieces: readonly string[], at: Date): Statement {
  return {
    sql: `UPDATE pieces SET sent_at = ? WHERE request_id = ? AND sent_at IS NULL
            AND id IN (SELECT value FROM json_each(?))`,
    args: [at, requestId, JSON.stringify(pieces)],
  }
}

/** A reply puts the request in the service's hands again, once nothing that was asked is missing. */
export function handBack(requestId: string): Statement {
  return {
    sql: `UPDATE requests SET state = 'taken' WHERE id = ? AND (state = 'answered'
            OR (state = 'waiting' AND NOT EXISTS (SELECT 1 FROM pieces
              WHERE pieces.request_id = requests.id AND sent_at IS NULL)))`,
    args: [requestId],
  }
}
