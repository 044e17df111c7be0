import { fileStateSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'

const fileSchema = z.object({
  id: z.string(),
  requestId: z.string(),
  name: z.string(),
  sha256: z.string(),
  blobId: z.string().transform((id) => id as BlobId),
  state: fileStateSchema,
  siret: z.string(),
  reference: z.string(),
  serviceName: z.string(),
})

export type StoredFile = z.infer<typeof fileSchema>

/** Undefined for a file of another request, or of another service, as for none. */
export async function findFile(
  { database }: Pick<Deps, 'database'>,
  services: readonly string[],
  { reference, id }: { reference: string; id: string },
): Promise<StoredFile | undefined> {
  const rows = await database.read(
    `SELECT f.id, f.request_id AS requestId, f.name, f.sha256, f.blob_id AS blobId, f.state,
            r.siret, r.reference, r.service_name AS serviceName
     FROM files f JOIN requests r ON r.id = f.request_id
     WHERE f.id = ? AND r.reference = ? AND r.theme_slug IN (SELECT value FROM json_each(?))`,
    [id, reference, JSON.stringify(services)],
  )
  return rows.map((row) => fileSchema.parse(row))[0]
}

interface Opening {
  fileId: string
  agentId: string
  since: Date
}

/** Whether an agent has not opened a file since a date. */
export function notOpenedLately({ fileId, agentId, since }: Opening): Statement {
  return {
    sql: `NOT EXISTS (SELECT 1 FROM file_openings WHERE file_id = ? AND at > ? AND agent_id = ?)`,
    args: [fileId, since, agentId],
  }
}

export function insertOpening(
  { id: fileId, requestId, serviceName }: StoredFile,
  agentId: string,
  at: Date,
): Statement {
  return {
    sql: `INSERT INTO file_openings (id, request_id, file_id, agent_id, service_name, at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [createId(), requestId, fileId, agentId, serviceName, at],
  }
}
