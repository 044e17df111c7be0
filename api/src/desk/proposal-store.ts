import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** When an answer became a draft of the frequent questions; undefined when it has not. */
export async function findProposedAt(
  { database }: Pick<Deps, 'database'>,
  messageId: string,
): Promise<Date | undefined> {
  const rows = await database.read('SELECT at FROM faq_proposals WHERE message_id = ?', [messageId])
  return rows.map((row) => new Date(z.object({ at: z.number() }).parse(row).at))[0]
}

export function isNotProposed(messageId: string): Statement {
  return {
    sql: 'NOT EXISTS (SELECT 1 FROM faq_proposals WHERE message_id = ?)',
    args: [messageId],
  }
}

interface Proposal {
  messageId: string
  agentId: string
  documentId: string
  at: Date
}

export function insertProposal({ messageId, agentId, documentId, at }: Proposal): Statement {
  return {
    sql: `INSERT INTO faq_proposals (message_id, agent_id, document_id, at) VALUES (?, ?, ?, ?)`,
    args: [messageId, agentId, documentId, at],
  }
}
