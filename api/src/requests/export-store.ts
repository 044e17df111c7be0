import { draftKinds, fileStateSchema, requestKinds, requestStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import { readPages } from '../platform/read-pages.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  state: fileStateSchema,
  receivedAt: instant,
  blobId: z.string().transform((id) => id as BlobId),
})

export type ExportedFile = z.infer<typeof fileSchema>

const fileColumns = `id, name, bytes, sha256, state, received_at AS receivedAt, blob_id AS blobId`

const requestSchema = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(requestKinds),
  theme: z.string(),
  service: z.string(),
  object: z.string(),
  text: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  employer: z.string(),
  holder: z.string(),
  email: z.string(),
})

/** All that an account sent, oldest first, for whoever asks what is held on them. */
export async function* exportRequests({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = readPages(database, {
    sql: `SELECT id, reference, kind, theme_name AS theme, service_name AS service, object, text,
            state, sent_at AS sentAt, employer_name AS employer, holder, email
          FROM requests WHERE account_id = ?`,
    args: [accountId],
    order: [
      { column: 'sent_at', as: 'sentAt' },
      { column: 'id', as: 'id', descending: true },
    ],
  })
  for await (const row of rows) {
    const request = requestSchema.parse(row)
    const files = await database.read(
      `SELECT ${fileColumns} FROM files WHERE request_id = ? ORDER BY received_at, position`,
      [request.id],
    )
    yield { ...request, files: z.array(fileSchema).parse(files) }
  }
}

const draftSchema = z.object({
  key: z.string(),
  kind: z.enum(draftKinds),
  /** Of the request that a reply belongs to. */
  reference: z.string().nullable(),
  theme: z.string(),
  object: z.string(),
  text: z.string(),
  savedAt: instant,
})

/** What refused or unfinished forms hold, oldest first. */
export async function* exportDrafts({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = readPages(database, {
    sql: `SELECT d.rowid AS place, d.form_key AS key, d.kind, r.reference, d.theme, d.object,
            d.text, d.saved_at AS savedAt
          FROM drafts d LEFT JOIN requests r ON r.id = d.request_id
          WHERE d.account_id = ?`,
    args: [accountId],
    order: [
      { column: 'd.saved_at', as: 'savedAt' },
      { column: 'd.rowid', as: 'place', descending: true },
    ],
  })
  for await (const row of rows) {
    const { key, ...draft } = draftSchema.parse(row)
    const files = await database.read(
      `SELECT ${fileColumns} FROM files
       WHERE account_id = ? AND form_key = ? AND request_id IS NULL ORDER BY received_at, position`,
      [accountId, key],
    )
    yield { ...draft, files: z.array(fileSchema).parse(files) }
  }
}
