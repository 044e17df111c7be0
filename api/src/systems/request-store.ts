import { systemRequestSchema, type SystemRequest } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const rowSchema = z.object({
  reference: z.string(),
  siret: z.string(),
  kind: systemRequestSchema.shape.kind,
  service: z.string(),
  state: systemRequestSchema.shape.state,
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
})

/** Where a request is; undefined for an unknown reference. */
export async function findRequestState(
  { database }: Pick<Deps, 'database'>,
  reference: string,
): Promise<SystemRequest | undefined> {
  const rows = await database.read(
    `SELECT reference, siret, kind, theme_slug AS service, state, sent_at AS sentAt
     FROM requests WHERE reference = ?`,
    [reference],
  )
  return rows.map((row) => rowSchema.parse(row))[0]
}
