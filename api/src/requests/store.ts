import type { RequestKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

export interface NewFile {
  id: string
  name: string
  bytes: number
  sha256: string
  blobId: BlobId
  receivedAt: Date
  position: number
}

/** Whose form it is. */
export interface FormOwner {
  accountId: string
  key: string
}

export interface NewRequest extends FormOwner {
  id: string
  /** SHA-256 of what the form held. */
  fingerprint: string
  reference: string
  kind: RequestKind
  themeSlug: string
  themeName: string
  serviceName: string
  object: string
  text: string
  siret: string
  employerName: string
  holder: string
  email: string
  sentAt: Date
}

export function insertRequest(request: NewRequest): Statement {
  return {
    sql: `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind, theme_slug,
            theme_name, service_name, object, text, siret, employer_name, holder, email, sent_at,
            changed_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      request.id,
      request.reference,
      request.accountId,
      request.key,
      request.fingerprint,
      request.kind,
      request.themeSlug,
      request.themeName,
      request.serviceName,
      request.object,
      request.text,
      request.siret,
      request.employerName,
      request.holder,
      request.email,
      request.sentAt,
      request.sentAt,
    ],
  }
}

/**
 * Of a draft, which holds each file once; `adoptFiles` then gives them to what is sent. A blob
 * that no file names stays announced.
 */
export function insertFile({ accountId, key }: FormOwner, file: NewFile): Statement[] {
  return [
    {
      sql: `INSERT INTO files (id, account_id, form_key, name, bytes, sha256, blob_id, scan_at,
              received_at, position)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM files
              WHERE account_id = ? AND form_key = ? AND request_id IS NULL
                AND sha256 = ? AND name = ?)`,
      args: [
        file.id,
        accountId,
        key,
        file.name,
        file.bytes,
        file.sha256,
        file.blobId,
        file.receivedAt,
        file.receivedAt,
        file.position,
        accountId,
        key,
        file.sha256,
        file.name,
      ],
    },
    {
      sql: `DELETE FROM announced_blobs WHERE blob_id = ?
              AND EXISTS (SELECT 1 FROM files WHERE blob_id = ?)`,
      args: [file.blobId, file.blobId],
    },
  ]
}

/**
 * Every file of the form becomes the request's, and the draft is gone. Fails when they are not as
 * many as the receipt says: another tab took one out, or added one, in between.
 */
export function adoptFiles(owner: FormOwner, requestId: string, count: number): Statement[] {
  return [
    ...giveFiles(owner, requestId, null),
    {
      // No state at all is a constraint that fails, and the batch with it.
      sql: `UPDATE requests SET state = CASE WHEN
              (SELECT count(*) FROM files WHERE request_id = ?) = ? THEN state END
            WHERE id = ?`,
      args: [requestId, count, requestId],
    },
  ]
}

/** The same for the message of a reply. */
export function adoptReplyFiles(
  owner: FormOwner,
  { requestId, messageId }: { requestId: string; messageId: string },
  count: number,
): Statement[] {
  return [
    ...giveFiles(owner, requestId, messageId),
    {
      sql: `UPDATE messages SET kind = CASE WHEN
              (SELECT count(*) FROM files WHERE message_id = ?) = ? THEN kind END
            WHERE id = ?`,
      args: [messageId, count, messageId],
    },
  ]
}

function giveFiles(
  { accountId, key }: FormOwner,
  requestId: string,
  messageId: string | null,
): Statement[] {
  return [
    {
      sql: `UPDATE files SET request_id = ?, message_id = ?
            WHERE account_id = ? AND form_key = ? AND request_id IS NULL`,
      args: [requestId, messageId, accountId, key],
    },
    { sql: 'DELETE FROM drafts WHERE account_id = ? AND form_key = ?', args: [accountId, key] },
  ]
}

/** Whether a batch failed on what the database already holds, and so wrote nothing. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
  )
}

export function announceBlobs(blobs: readonly BlobId[], now: Date): Statement[] {
  return blobs.map((blob) => ({
    sql: 'INSERT INTO announced_blobs (blob_id, announced_at) VALUES (?, ?)',
    args: [blob, now],
  }))
}

/** The request that a form already became, holding just what it holds now. */
export async function findReference(
  { database }: Deps,
  { accountId, key }: FormOwner,
  fingerprint: string,
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT reference FROM requests
     WHERE account_id = ? AND form_key = ? AND fingerprint = ?`,
    [accountId, key, fingerprint],
  )
  return rows.map((row) => z.object({ reference: z.string() }).parse(row).reference)[0]
}
