import type { MessageKind } from 'content-types'
import type { Statement } from '../platform/database.ts'

export interface NewMessage {
  id: string
  requestId: string
  at: Date
  kind: MessageKind
  sender: 'employer' | 'enim'
  /** The holder's name, or the service's. */
  author: string
  agentId?: string
  text: string
  /** Of a reply: the same form sent twice is one reply. */
  form?: { key: string; fingerprint: string }
}

/** What the other side is told is there to read. */
const told: readonly MessageKind[] = ['reply', 'answer', 'pieces', 'callback', 'withdrawn']

/** A message, counted as unread for the other side when it is theirs to read. */
export function addMessage(message: NewMessage): Statement[] {
  const { id, requestId, at, kind, sender, author, agentId, text, form } = message
  const unread = told.includes(kind) ? 1 : 0
  const byEmployer = sender === 'employer' ? unread : 0
  return [
    {
      sql: `INSERT INTO messages (id, request_id, at, kind, sender, author, agent_id, text, unread,
              form_key, fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        id,
        requestId,
        at,
        kind,
        sender,
        author,
        agentId ?? null,
        text,
        unread,
        form?.key ?? null,
        form?.fingerprint ?? null,
      ],
    },
    {
      sql: `UPDATE requests SET changed_at = ?, unread = unread + ?,
              unread_by_enim = unread_by_enim + ?, last_answer_at = coalesce(?, last_answer_at)
            WHERE id = ?`,
      args: [at, unread - byEmployer, byEmployer, kind === 'answer' ? at : null, requestId],
    },
  ]
}
