import { fieldErrorSchema, requestKinds, type Draft, type FieldError } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'
import type { TypedForm } from './form.ts'
import type { FormOwner } from './store.ts'

/** Beyond these the oldest gives way, so that refused forms cannot fill the disk. */
const DRAFTS_PER_ACCOUNT = 10

/** What was typed last replaces what was typed before. */
export function saveDraft(
  owner: FormOwner,
  form: TypedForm,
  errors: readonly FieldError[],
  savedAt: Date,
): Statement[] {
  return [writeDraft(owner, form, errors, savedAt), ...makeRoom(owner.accountId, savedAt)]
}

function writeDraft(
  { accountId, key }: FormOwner,
  { kind, theme, object, text }: TypedForm,
  errors: readonly FieldError[],
  savedAt: Date,
): Statement {
  return {
    sql: `INSERT INTO drafts (account_id, form_key, kind, theme, object, text, errors, saved_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (account_id, form_key) DO UPDATE SET kind = excluded.kind,
            theme = excluded.theme, object = excluded.object, text = excluded.text,
            errors = excluded.errors, saved_at = excluded.saved_at`,
    args: [accountId, key, kind, theme, object, text, JSON.stringify(errors), savedAt],
  }
}

function makeRoom(accountId: string, now: Date): Statement[] {
  const excess = `SELECT form_key FROM drafts WHERE account_id = ?
    ORDER BY saved_at DESC LIMIT -1 OFFSET ?`
  const theirFiles = `account_id = ? AND request_id IS NULL AND form_key IN (${excess})`
  const args = [accountId, accountId, DRAFTS_PER_ACCOUNT]
  return [
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${theirFiles}`,
      args: [now, ...args],
    },
    { sql: `DELETE FROM files WHERE ${theirFiles}`, args },
    { sql: `DELETE FROM drafts WHERE account_id = ? AND form_key IN (${excess})`, args },
  ]
}

const draftSchema = z.object({
  kind: z.enum(requestKinds),
  savedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
  theme: z.string(),
  object: z.string(),
  text: z.string(),
  errors: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(fieldErrorSchema)),
})

export async function findDraft(deps: Deps, owner: FormOwner): Promise<Draft | undefined> {
  const rows = await deps.database.read(
    `SELECT kind, theme, object, text, errors, saved_at AS savedAt FROM drafts
     WHERE account_id = ? AND form_key = ?`,
    [owner.accountId, owner.key],
  )
  const [draft] = rows.map((row) => draftSchema.parse(row))
  if (!draft) return undefined
  const files = await listDraftFiles(deps, owner)
  return {
    ...draft,
    key: owner.key,
    reference: null,
    files: files.map(({ id, name, bytes }) => ({ id, name, bytes, sentBefore: null })),
  }
}

const draftFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
})

export type DraftFile = z.infer<typeof draftFileSchema>

export async function listDraftFiles(
  { database }: Deps,
  { accountId, key }: FormOwner,
): Promise<DraftFile[]> {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256 FROM files
     WHERE account_id = ? AND form_key = ? AND request_id IS NULL ORDER BY received_at, position`,
    [accountId, key],
  )
  return rows.map((row) => draftFileSchema.parse(row))
}

/** Takes a file out of a draft; its blob is left to the sweep. Says whether there was one. */
export async function removeDraftFile(
  { database, clock }: Deps,
  { accountId, key }: FormOwner,
  fileId: string,
): Promise<boolean> {
  const mine = 'id = ? AND account_id = ? AND form_key = ? AND request_id IS NULL'
  const [, removed] = await database.write([
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${mine}`,
      args: [clock.now(), fileId, accountId, key],
    },
    { sql: `DELETE FROM files WHERE ${mine} RETURNING id`, args: [fileId, accountId, key] },
  ])
  return removed?.rows.length === 1
}

/** Drafts that nobody came back to; their blobs are left to the sweep. */
export async function removeOldDrafts(
  { database, clock }: Deps,
  savedBefore: Date,
): Promise<number> {
  const old = 'SELECT account_id, form_key FROM drafts WHERE saved_at < ?'
  const abandoned = `request_id IS NULL AND (account_id, form_key) IN (${old})`
  const [, , removed] = await database.write([
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${abandoned}`,
      args: [clock.now(), savedBefore],
    },
    { sql: `DELETE FROM files WHERE ${abandoned}`, args: [savedBefore] },
    { sql: 'DELETE FROM drafts WHERE saved_at < ? RETURNING form_key', args: [savedBefore] },
  ])
  return removed?.rows.length ?? 0
}

const blobSchema = z.object({ id: z.string() }).transform(({ id }) => id as BlobId)

/** Blobs announced before, and that no file names. */
export async function listAbandonedBlobs(
  { database }: Deps,
  announcedBefore: Date,
): Promise<BlobId[]> {
  const rows = await database.read(
    `SELECT a.blob_id AS id FROM announced_blobs a
     WHERE a.announced_at < ?
       AND NOT EXISTS (SELECT 1 FROM files f WHERE f.blob_id = a.blob_id)
     ORDER BY a.announced_at LIMIT 1000`,
    [announcedBefore],
  )
  return rows.map((row) => blobSchema.parse(row))
}

export function forgetBlob(blob: BlobId): Statement {
  return { sql: 'DELETE FROM announced_blobs WHERE blob_id = ?', args: [blob] }
}
