import { limits, systemDocumentSchema, type SystemDocument } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const date = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const rowSchema = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    kind: systemDocumentSchema.shape.kind,
    publishedAt: date,
    openedAt: date.nullable(),
    withdrawnAt: date.nullable(),
    withdrawnReason: z.string().nullable(),
  })
  .transform(({ withdrawnAt, withdrawnReason, ...document }): SystemDocument => ({
    ...document,
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: withdrawnReason ?? '' },
  }))

/** Newest first, one more than a page holds when there is a page after it. */
export async function listDocumentsOf(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  page: number,
): Promise<SystemDocument[]> {
  const rows = await database.read(
    `SELECT d.id, d.reference, d.kind, d.published_at AS publishedAt, r.opened_at AS openedAt,
            d.withdrawn_at AS withdrawnAt, d.withdrawn_reason AS withdrawnReason
     FROM documents d LEFT JOIN received_items r
       ON r.account_id = d.account_id AND r.kind = 'document' AND r.subject = d.id
     WHERE d.account_id = ? ORDER BY d.published_at DESC, d.id LIMIT ? OFFSET ?`,
    [accountId, limits.pageSize + 1, (page - 1) * limits.pageSize],
  )
  return z.array(rowSchema).parse(rows)
}

/** The account of a document, whoever's it is. */
export async function findOwner(
  { database }: Pick<Deps, 'database'>,
  documentId: string,
): Promise<string | undefined> {
  const rows = await database.read('SELECT account_id AS id FROM documents WHERE id = ?', [
    documentId,
  ])
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id)[0]
}
