import { fileStateSchema, requestKinds, requestStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const summaryFields = {
  reference: z.string(),
  kind: z.enum(requestKinds),
  themeSlug: z.string(),
  themeName: z.string(),
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  changedAt: instant,
  fileCount: z.number(),
  unread: z.number(),
}

const summarySchema = z.object(summaryFields).transform(({ themeSlug, themeName, ...rest }) => ({
  ...rest,
  theme: { slug: themeSlug, name: themeName },
}))

const summaryColumns = `r.reference, r.kind, r.theme_slug AS themeSlug, r.theme_name AS themeName,
  r.object, r.state, r.sent_at AS sentAt, r.changed_at AS changedAt, r.unread,
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
