import type { FieldError } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import type { TypedForm } from './form.ts'
import { notSent } from './sent-store.ts'

/** Beyond these the oldest gives way, so that refused forms cannot fill the disk. */
const DRAFTS_PER_ACCOUNT = 20

/**
 * What was typed last replaces what was typed before. The first statement returns when the draft
 * was saved, as `savedAt`: always later than before, unless it is the same as before.
 */
export function saveDraft(
  form: TypedForm,
  accountId: string,
  errors: readonly FieldError[],
  savedAt: Date,
): [Statement, ...Statement[]] {
  return [writeDraft(form, accountId, errors, savedAt), ...makeRoom(accountId, savedAt)]
}

/**
 * Saves what a page typed unless the form was sent, or something was typed elsewhere since
 * `knownAt`; undefined then. A draft in which nothing is typed is nobody's to lose.
 */
export async function saveIfKnown(
  { database, clock }: Deps,
  accountId: string,
  form: TypedForm,
  knownAt: string | null,
): Promise<string | undefined> {
  const { sql, args } = notSent(accountId, form)
  const known = knownAt === null ? -1 : Date.parse(knownAt)
  const results = await writeIf(
    database,
    {
      sql: `${sql} AND NOT EXISTS (SELECT 1 FROM drafts WHERE account_id = ? AND form_key = ?
              AND saved_at > ? AND (object <> '' OR text <> ''))`,
      args: [...args, accountId, form.key, known],
    },
    saveDraft(form, accountId, [], clock.now()),
  )
  return results && savedSchema.parse(results[0]?.rows[0])
}

/** The draft that a file joins: as it is, or with nothing typed. */
export function openDraft(
  form: TypedForm,
  accountId: string,
  savedAt: Date,
): [Statement, ...Statement[]] {
  const { sql, args } = insertDraft(form, accountId, [], savedAt)
  const keep = `${sql} ON CONFLICT (account_id, form_key) DO NOTHING`
  return [{ sql: keep, args }, ...makeRoom(accountId, savedAt)]
}

const content = 'kind, request_id, theme, object, text, pieces'
const sentContent =
  'excluded.kind, excluded.request_id, excluded.theme, excluded.object, excluded.text, excluded.pieces'

function writeDraft(
  form: TypedForm,
  accountId: string,
  errors: readonly FieldError[],
  savedAt: Date,
): Statement {
  const { sql, args } = insertDraft(form, accountId, errors, savedAt)
  return {
    sql: `${sql} ON CONFLICT (account_id, form_key) DO UPDATE SET
            (${content}) = (${sentContent}), errors = excluded.errors,
            saved_at = CASE WHEN (${content}) IS (${sentContent}) THEN saved_at
              ELSE max(saved_at + 1, excluded.saved_at) END
          RETURNING saved_at AS savedAt`,
    args,
  }
}

/** Without its end: what happens when there is one already. */
function insertDraft(
  { key, kind, reference, theme, object, text, pieces }: TypedForm,
  accountId: string,
  errors: readonly FieldError[],
  savedAt: Date,
): Statement {
  return {
    sql: `INSERT INTO drafts (account_id, form_key, ${content}, errors, saved_at)
          VALUES (?, ?, ?, (SELECT id FROM requests WHERE reference = ? AND account_id = ?),
            ?, ?, ?, ?, ?, ?)`,
    args: [
      accountId,
      key,
      kind,
      reference,
      accountId,
      theme,
      object,
      text,
      JSON.stringify(pieces),
      JSON.stringify(errors),
      savedAt,
    ],
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

const savedSchema = z
  .object({ savedAt: z.number() })
  .transform(({ savedAt }) => new Date(savedAt).toISOString())
