import { fileStateSchema, messageKindSchema, type Piece } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { listPieces } from './piece-store.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const messageRowSchema = z.object({
  id: z.string(),
  at: instant,
  kind: messageKindSchema,
  from: z.enum(['employer', 'enim']),
  author: z.string(),
  agentId: z.string().nullable(),
  agent: z.string().nullable(),
  text: z.string(),
  unread: z.number().transform(Boolean),
})

const fileRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  state: fileStateSchema,
  messageId: z.string(),
})

export type MessageFile = Omit<z.infer<typeof fileRowSchema>, 'messageId'>

/** As the desk needs it: an employer sees neither `agentId` nor `agent`, the name of who wrote it. */
export type ThreadMessage = z.infer<typeof messageRowSchema> & {
  files: MessageFile[]
  pieces: Piece[]
}

/** Oldest first. `unread` is whether the other side has not opened it yet. */
export async function listMessages(
  deps: Pick<Deps, 'database'>,
  requestId: string,
  { notes }: { notes: boolean },
): Promise<ThreadMessage[]> {
  const rows = await deps.database.read(
    `SELECT m.id, m.at, m.kind, m.sender AS "from", m.author, m.agent_id AS agentId,
            a.name AS agent, m.text, m.unread
     FROM messages m LEFT JOIN agents a ON a.id = m.agent_id
     WHERE m.request_id = ? ${notes ? '' : "AND m.kind <> 'note'"} ORDER BY m.at, m.rowid`,
    [requestId],
  )
  const files = await listFilesByMessage(deps, requestId)
  const pieces = await listPieces(deps, requestId)
  return rows.map((row) => {
    const message = messageRowSchema.parse(row)
    return {
      ...message,
      files: files.get(message.id) ?? [],
      pieces: pieces.get(message.id) ?? [],
    }
  })
}

async function listFilesByMessage(
  { database }: Pick<Deps, 'database'>,
  requestId: string,
): Promise<Map<string, MessageFile[]>> {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256, state, message_id AS messageId FROM files
     WHERE request_id = ? AND message_id IS NOT NULL ORDER BY received_at, position`,
    [requestId],
  )
  const byMessage = new Map<string, MessageFile[]>()
  for (const row of rows) {
    const { messageId, ...file } = fileRowSchema.parse(row)
    byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), file])
  }
  return byMessage
}
