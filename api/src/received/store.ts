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
  return [
    ...documents.map((row) => documentSchema.parse(row)),
    ...receipts.map((row) => receiptSchema.parse(row)),
  ]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit)
}
