import { fileStateSchema, receiptKindSchema, requestKinds, requestStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const requestSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    kind: z.enum(requestKinds),
    themeSlug: z.string(),
    themeName: z.string(),
    serviceName: z.string(),
    object: z.string(),
    text: z.string(),
    state: requestStateSchema,
    sentAt: instant,
    changedAt: instant,
    unread: z.number(),
    email: z.string(),
    siret: z.string(),
    employerName: z.string(),
    holder: z.string(),
    /** Of the employer, as Enim's register has it. */
    address: z.string(),
  })
  .transform(({ themeSlug, themeName, siret, employerName, holder, ...rest }) => ({
    ...rest,
    theme: { slug: themeSlug, name: themeName },
    sender: { siret, name: employerName, holder },
  }))

export type FoundRequest = z.infer<typeof requestSchema>

/** Undefined for a request of somebody else as for none. */
export async function findRequest(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  reference: string,
): Promise<FoundRequest | undefined> {
  const rows = await database.read(
    `SELECT r.id, r.reference, r.kind, r.theme_slug AS themeSlug, r.theme_name AS themeName,
            r.service_name AS serviceName, r.object, r.text, r.state, r.sent_at AS sentAt,
            r.changed_at AS changedAt, r.unread, r.email, r.siret,
            r.employer_name AS employerName, r.holder, e.address
     FROM requests r JOIN employers e ON e.siret = r.siret
     WHERE r.reference = ? AND r.account_id = ?`,
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

/** Those of the first sending. */
export async function listFiles({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    `SELECT id, name, bytes, sha256, state FROM files
     WHERE request_id = ? AND message_id IS NULL ORDER BY received_at, position`,
    [requestId],
  )
  return z.array(fileSchema).parse(rows)
}

const receiptSchema = z.object({ id: z.string(), kind: receiptKindSchema, issuedAt: instant })

/** Oldest first. */
export async function listReceipts({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    'SELECT id, kind, issued_at AS issuedAt FROM receipts WHERE request_id = ?',
    [requestId],
  )
  return z
    .array(receiptSchema)
    .parse(rows)
    .sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
}

const openingSchema = z.object({ at: instant, service: z.string(), fileName: z.string() })
const MOST_OPENINGS = 50

/** Newest first. */
export async function listOpenings({ database }: Pick<Deps, 'database'>, requestId: string) {
  const rows = await database.read(
    `SELECT o.at, o.service_name AS service, f.name AS fileName
     FROM file_openings o JOIN files f ON f.id = o.file_id
     WHERE o.request_id = ? ORDER BY o.at DESC LIMIT ?`,
    [requestId, MOST_OPENINGS],
  )
  return z.array(openingSchema).parse(rows)
}
