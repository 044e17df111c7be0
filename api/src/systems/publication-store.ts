import { publishedDocumentSchema, type PublishedDocument } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const KEPT_MS = 24 * 3_600_000

/** What is answered to a key, for a day. */
export interface PublicationKey {
  tokenId: string
  key: string
}

export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS)
}

const answeredSchema = z.object({
  fingerprint: z.string(),
  answer: z.string().transform((json) => publishedDocumentSchema.parse(JSON.parse(json))),
})

/** What the key already published. */
export async function findAnswered(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { tokenId, key }: PublicationKey,
): Promise<z.infer<typeof answeredSchema> | undefined> {
  const rows = await database.read(
    `SELECT fingerprint, answer FROM system_publications
     WHERE token_id = ? AND idempotency_key = ? AND created_at > ?`,
    [tokenId, key, forgottenBefore(clock.now())],
  )
  return rows.map((row) => answeredSchema.parse(row))[0]
}

/** For `writeIf`: of two calls at once, one publishes. */
export function isUnanswered({ tokenId, key }: PublicationKey, now: Date): Statement {
  return {
    sql: `NOT EXISTS (SELECT 1 FROM system_publications
          WHERE token_id = ? AND idempotency_key = ? AND created_at > ?)`,
    args: [tokenId, key, forgottenBefore(now)],
  }
}

/** In the place of one that is forgotten, if any. */
export function keepAnswer(
  { tokenId, key }: PublicationKey,
  { fingerprint, answer, at }: { fingerprint: string; answer: PublishedDocument; at: Date },
): Statement {
  return {
    sql: `INSERT OR REPLACE INTO system_publications (token_id, idempotency_key, fingerprint,
            answer, created_at)
          VALUES (?, ?, ?, ?, ?)`,
    args: [tokenId, key, fingerprint, JSON.stringify(answer), at],
  }
}

export function deletePublicationsBefore(date: Date): Statement {
  return { sql: 'DELETE FROM system_publications WHERE created_at <= ?', args: [date] }
}
