import type { CertificateKind, ReceiptKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

type NewReceipt = {
  id: string
  messageId: string | null
  issuedAt: Date
  content: string
} & (
  | { requestId: string; kind: ReceiptKind }
  /** Of a document made on demand. */
  | { requestId: null; kind: CertificateKind }
)

export function insertReceipt(receipt: NewReceipt): Statement {
  const { id, requestId, messageId, kind, issuedAt, content } = receipt
  return {
    sql: `INSERT INTO receipts (id, request_id, message_id, kind, issued_at, content)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [id, requestId, messageId, kind, issuedAt, content],
  }
}

/** Of a request of this account; undefined for anybody else's, as for none. */
export async function findOwnContent(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  { reference, id }: { reference: string; id: string },
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT content FROM receipts JOIN requests ON requests.id = request_id
     WHERE receipts.id = ? AND reference = ? AND account_id = ?`,
    [id, reference, accountId],
  )
  return rows.map((row) => contentRowSchema.parse(row).content)[0]
}

/** For whoever may already read the request. */
export async function findReceiptOf(
  { database }: Pick<Deps, 'database'>,
  requestId: string,
  id: string,
): Promise<string | undefined> {
  const rows = await database.read('SELECT content FROM receipts WHERE id = ? AND request_id = ?', [
    id,
    requestId,
  ])
  return rows.map((row) => contentRowSchema.parse(row).content)[0]
}

const contentRowSchema = z.object({ content: z.string() })
