import { draftKinds, type DraftList } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { objectOf } from './form.ts'

const rowSchema = z
  .object({
    key: z.string(),
    kind: z.enum(draftKinds),
    reference: z.string().nullable(),
    theme: z.string(),
    object: z.string(),
    text: z.string(),
    fileCount: z.number(),
    savedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
  })
  .transform(({ object, text, ...draft }) => ({ ...draft, title: objectOf({ object, text }) }))

/** Newest first. */
export async function listDrafts(
  { database }: Deps,
  accountId: string,
): Promise<DraftList['drafts']> {
  const rows = await database.read(
    `SELECT d.form_key AS key, d.kind, r.reference, d.theme, d.object, substr(d.text, 1, 200) AS text,
            d.saved_at AS savedAt,
            (SELECT count(*) FROM files f WHERE f.account_id = d.account_id
              AND f.form_key = d.form_key AND f.request_id IS NULL) AS fileCount
     FROM drafts d LEFT JOIN requests r ON r.id = d.request_id
     WHERE d.account_id = ? ORDER BY d.saved_at DESC`,
    [accountId],
  )
  return rows.map((row) => rowSchema.parse(row))
}
