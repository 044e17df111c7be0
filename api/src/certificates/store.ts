import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

export interface NewCertificate {
  receiptId: string
  reference: string
  accountId: string
  documentId: string
  day: string
  facts: string
}

export function insertCertificate(certificate: NewCertificate): Statement {
  const { receiptId, reference, accountId, documentId, day, facts } = certificate
  return {
    sql: `INSERT INTO certificates (receipt_id, reference, account_id, document_id, day, facts)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [receiptId, reference, accountId, documentId, day, facts],
  }
}

const madeSchema = z.object({
  id: z.string(),
  description: z.string(),
  isThere: z.number().transform(Boolean),
})

/** The document that the account was given on that day for the same facts. */
export async function findMade(
  { database }: Pick<Deps, 'database'>,
  { accountId, day, facts }: Pick<NewCertificate, 'accountId' | 'day' | 'facts'>,
): Promise<z.infer<typeof madeSchema> | undefined> {
  const rows = await database.read(
    `SELECT d.id, d.description, d.withdrawn_at IS NULL AND d.replaced_by IS NULL AS isThere
     FROM certificates c JOIN documents d ON d.id = c.document_id
     WHERE c.account_id = ? AND c.day = ? AND c.facts = ?`,
    [accountId, day, facts],
  )
  return rows.map((row) => madeSchema.parse(row))[0]
}

export async function countMade(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  day: string,
): Promise<number> {
  const rows = await database.read(
    'SELECT count(*) AS made FROM certificates WHERE account_id = ? AND day = ?',
    [accountId, day],
  )
  return z.object({ made: z.number() }).parse(rows[0]).made
}

/** An SQL condition: the account was given fewer than so many that day. */
export function hasRoom(accountId: string, day: string, most: number): Statement {
  return {
    sql: '(SELECT count(*) FROM certificates WHERE account_id = ? AND day = ?) < ?',
    args: [accountId, day, most],
  }
}
