import type { ReceivedItem } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const documentSchema = z
  .object({ id: z.string(), label: z.string(), at: instant, bytes: z.number() })
  .transform((document) => ({ kind: 'document' as const, ...document }))

const receiptSchema = z
  .object({ reference: z.string(), label: z.string(), at: instant })
  .transform((receipt) => ({ kind: 'receipt' as const, ...receipt }))

const answerSchema = z
  .object({
    reference: z.string(),
    label: z.string(),
    at: instant,
    unread: z.number().transform(Boolean),
  })
  .transform((answer) => ({ kind: 'answer' as const, ...answer }))

/** The latest things that Enim gave to the account, newest first. */
export async function listReceived(
  { database }: Deps,
  accountId: string,
  limit: number,
): Promise<ReceivedItem[]> {
  const documents = await database.read(
    `SELECT id, description AS label, published_at AS at, bytes
     FROM documents WHERE account_id = ? ORDER BY published_at DESC LIMIT ?`,
    [accountId, limit],
  )
  const receipts = await database.read(
    `SELECT reference, 'Accusé d’enregistrement : ' || object AS label, sent_at AS at
     FROM requests WHERE account_id = ? ORDER BY sent_at DESC LIMIT ?`,
    [accountId, limit],
  )
  const acknowledgements = await database.read(
    `SELECT r.reference, 'Accusé de réception : ' || r.object AS label, c.issued_at AS at
     FROM requests r JOIN receipts c ON c.request_id = r.id AND c.kind = 'are'
     WHERE r.account_id = ? AND r.taken_at IS NOT NULL ORDER BY r.taken_at DESC LIMIT ?`,
    [accountId, limit],
  )
  const answers = await database.read(
    `SELECT reference, 'Réponse : ' || object AS label, last_answer_at AS at, unread > 0 AS unread
     FROM requests WHERE account_id = ? AND last_answer_at IS NOT NULL
     ORDER BY last_answer_at DESC LIMIT ?`,
    [accountId, limit],
  )
  return [
    ...documents.map((row) => documentSchema.parse(row)),
    ...receipts.map((row) => receiptSchema.parse(row)),
    ...acknowledgements.map((row) => receiptSchema.parse(row)),
    ...answers.map((row) => answerSchema.parse(row)),
  ]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit)
}
