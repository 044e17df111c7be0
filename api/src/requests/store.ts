import { fileStateSchema, requestKinds, requestStateSchema, type RequestKind } from 'content-types'
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
            theme_name, service_name, object, text, siret, employer_name, holder, email, sent_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    ],
  }
}

/** Of a draft; `adoptFiles` then gives them to the request. */
export function insertFile({ accountId, key }: FormOwner, file: NewFile): Statement[] {
  return [
    {
      sql: `INSERT INTO files (id, account_id, form_key, name, bytes, sha256, blob_id, scan_at,
              received_at, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      ],
    },
    { sql: 'DELETE FROM announced_blobs WHERE blob_id = ?', args: [file.blobId] },
  ]
}

/**
 * Every file of the form becomes the request's, and the draft is gone. Fails when they are not as
 * many as the receipt says: another tab took one out, or added one, in between.
 */
export function adoptFiles(
  { accountId, key }: FormOwner,
  requestId: string,
  count: number,
): Statement[] {
  return [
    {
      sql: `UPDATE files SET request_id = ?
            WHERE account_id = ? AND form_key = ? AND request_id IS NULL`,
      args: [requestId, accountId, key],
    },
    {
      // No state at all is a constraint that fails, and the batch with it.
      sql: `UPDATE requests SET state = CASE WHEN
              (SELECT count(*) FROM files WHERE request_id = ?) = ? THEN state END
            WHERE id = ?`,
      args: [requestId, count, requestId],
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

/** The request that a form already became; with a fingerprint, holding just what it holds now. */
export async function findReference(
  { database }: Deps,
  { accountId, key }: FormOwner,
  fingerprint?: string,
): Promise<string | undefined> {
  const rows = await database.read(
    `SELECT reference FROM requests
     WHERE account_id = ? AND form_key = ? AND fingerprint = coalesce(?, fingerprint)`,
    [accountId, key, fingerprint ?? null],
  )
  return rows.map((row) => z.object({ reference: z.string() }).parse(row).reference)[0]
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const summaryFields = {
  reference: z.string(),
  kind: z.enum(requestKinds),
  themeSlug: z.string(),
  themeName: z.string(),
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  fileCount: z.number(),
}

const summarySchema = z.object(summaryFields).transform(({ themeSlug, themeName, ...rest }) => ({
  ...rest,
  theme: { slug: themeSlug, name: themeName },
}))

const summaryColumns = `r.reference, r.kind, r.theme_slug AS themeSlug, r.theme_name AS themeName,
  r.object, r.state, r.sent_at AS sentAt,
  (SELECT count(*) FROM files f WHERE f.request_id = r.id) AS fileCount`

/** Newest first. */
export async function listRequests(
  { database }: Deps,
  accountId: string,
  { limit, offset }: { limit: number; offset: number },
) {
  const rows = await database.read(
    `SELECT ${summaryColumns} FROM requests r WHERE r.account_id = ?
     ORDER BY r.sent_at DESC, r.id LIMIT ? OFFSET ?`,
    [accountId, limit, offset],
  )
  return rows.map((row) => summarySchema.parse(row))
}

export async function countRequests({ database }: Deps, accountId: string): Promise<number> {
  const rows = await database.read('SELECT count(*) AS total FROM requests WHERE account_id = ?', [
    accountId,
  ])
  return z.object({ total: z.number() }).parse(rows[0]).total
}

const requestSchema = z
  .object({
    ...summaryFields,
    id: z.string(),
    text: z.string(),
    serviceName: z.string(),
    email: z.string(),
    siret: z.string(),
    employerName: z.string(),
    holder: z.string(),
  })
  .transform(({ themeSlug, themeName, siret, employerName, holder, ...rest }) => ({
    ...rest,
    theme: { slug: themeSlug, name: themeName },
    sender: { siret, name: employerName, holder },
  }))

/** Undefined for a request of somebody else as for none. */
export async function findRequest({ database }: Deps, accountId: string, reference: string) {
  const rows = await database.read(
    `SELECT ${summaryColumns}, r.id, r.text, r.service_name AS serviceName, r.email, r.siret,
            r.employer_name AS employerName, r.holder
     FROM requests r WHERE r.reference = ? AND r.account_id = ?`,
    [reference, accountId],
  )
  return rows.map((row) => requestSchema.parse(row))[0]
}

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  state: fileStateSchema,
})

export async function listFiles({ database }: Deps, requestId: string) {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256, state FROM files
     WHERE request_id = ? ORDER BY received_at, position`,
    [requestId],
  )
  return rows.map((row) => fileSchema.parse(row))
}
