import type { Piece } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { addMessage, type NewMessage } from './store.ts'

interface AskedPieces extends Omit<NewMessage, 'kind' | 'sender' | 'form'> {
  /** In their order. */
  labels: readonly string[]
  /** The day until which they are awaited. */
  dueOn: string
}

/** The message of Enim that asks for pieces, and each of them. */
export function addPieces({ labels, dueOn, ...message }: AskedPieces): Statement[] {
  const { id: messageId, requestId } = message
  return [
    ...addMessage({ ...message, kind: 'pieces', sender: 'enim' }),
    ...labels.map((label, position) => ({
      sql: `INSERT INTO pieces (id, request_id, message_id, position, label, due_on)
            VALUES (?, ?, ?, ?, ?, ?)`,
      args: [createId(), requestId, messageId, position, label, dueOn],
    })),
  ]
}

const rowSchema = z.object({
  id: z.string(),
  label: z.string(),
  dueOn: z.string(),
  sentAt: z
    .number()
    .transform((milliseconds) => new Date(milliseconds).toISOString())
    .nullable(),
  messageId: z.string(),
})

/** The pieces that were asked for in a request, by the message that asked. */
export async function listPieces(
  { database }: Pick<Deps, 'database'>,
  requestId: string,
): Promise<Map<string, Piece[]>> {
  const rows = await database.read(
    `SELECT id, label, due_on AS dueOn, sent_at AS sentAt, message_id AS messageId
     FROM pieces WHERE request_id = ? ORDER BY message_id, position`,
    [requestId],
  )
  const byMessage = new Map<string, Piece[]>()
  for (const row of rows) {
    const { messageId, ...piece } = rowSchema.parse(row)
    byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), piece])
  }
  return byMessage
}
