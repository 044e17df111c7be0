import { draftKinds, fieldErrorSchema, type Draft } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { findOutdated } from '../forms/index.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { findSentBefore } from './sent-before-store.ts'
import type { FormOwner } from './store.ts'

const json = z.string().transform((text): unknown => JSON.parse(text))

const typedSchema = z.object({
  kind: z.enum(draftKinds),
  savedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
  reference: z.string().nullable(),
  theme: z.string(),
  object: z.string(),
  text: z.string(),
  pieces: json.pipe(z.array(z.string())),
  errors: json.pipe(z.array(fieldErrorSchema)),
})

export type TypedDraft = z.infer<typeof typedSchema>

/** A draft without its files. */
export async function findTyped(
  { database }: Deps,
  { accountId, key }: FormOwner,
): Promise<TypedDraft | undefined> {
  const rows = await database.read(
    `SELECT d.kind, r.reference, d.theme, d.object, d.text, d.pieces, d.errors,
            d.saved_at AS savedAt
     FROM drafts d LEFT JOIN requests r ON r.id = d.request_id
     WHERE d.account_id = ? AND d.form_key = ?`,
    [accountId, key],
  )
  return rows.map((row) => typedSchema.parse(row))[0]
}

export async function findDraft(deps: Deps, owner: FormOwner): Promise<Draft | undefined> {
  const draft = await findTyped(deps, owner)
  if (!draft) return undefined
  const files = await listDraftFiles(deps, owner)
  const sentBefore = await findSentBefore(deps, owner.accountId, files)
  const outdated = await findOutdated(
    deps,
    files.map(({ id }) => id),
  )
  return {
    ...draft,
    key: owner.key,
    files: files.map(({ id, name, bytes, sha256 }) => ({
      id,
      name,
      bytes,
      sentBefore: sentBefore.get(sha256) ?? null,
      outdatedForm: outdated.get(id) ?? null,
    })),
  }
}

/** Gives the draft up; its blobs are left to the sweep. Says whether there was one. */
export async function removeDraft(
  { database, clock }: Deps,
  { accountId, key }: FormOwner,
): Promise<boolean> {
  const mine = 'account_id = ? AND form_key = ?'
  const args = [accountId, key]
  const [, , removed] = await database.write([
    {
      sql: `INSERT INTO announced_blobs (blob_id, announced_at)
            SELECT blob_id, ? FROM files WHERE ${mine} AND request_id IS NULL`,
      args: [clock.now(), ...args],
    },
    { sql: `DELETE FROM files WHERE ${mine} AND request_id IS NULL`, args },
    { sql: `DELETE FROM drafts WHERE ${mine} RETURNING form_key`, args },
  ])
  return removed?.rows.length === 1
}
