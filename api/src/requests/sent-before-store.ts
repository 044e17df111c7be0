import * as z from 'zod'
import type { Deps } from '../deps.ts'

interface SentBefore {
  reference: string
  sentAt: string
}

interface AskedFile {
  sha256: string
  /** The request that holds it; none while it is in a draft. */
  requestId?: string
}

/**
 * For each content, by its SHA-256, the latest other request of the account that held it; for a
 * file of a request, of those sent before it only.
 */
export async function findSentBefore(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  files: readonly AskedFile[],
): Promise<Map<string, SentBefore>> {
  if (files.length === 0) return new Map()
  const rows = await database.read(
    `SELECT asked.value ->> 'sha256' AS sha256, (
         SELECT json_object('reference', r.reference, 'sentAt', max(${instant('m', 'r')}))
         FROM files f JOIN requests r ON r.id = f.request_id
           LEFT JOIN messages m ON m.id = f.message_id
         WHERE f.account_id = ? AND f.sha256 = asked.value ->> 'sha256' AND f.request_id IS NOT NULL
           AND f.state <> 'infected'
           AND (asked.value ->> 'requestId' IS NULL OR (f.request_id <> asked.value ->> 'requestId'
             AND ${instant('m', 'r')} < (
               SELECT max(${instant('own_m', 'own_r')})
               FROM files own JOIN requests own_r ON own_r.id = own.request_id
                 LEFT JOIN messages own_m ON own_m.id = own.message_id
               WHERE own.account_id = ? AND own.sha256 = asked.value ->> 'sha256'
                 AND own.request_id = asked.value ->> 'requestId')))
       ) AS found
     FROM json_each(?) AS asked`,
    [accountId, accountId, JSON.stringify(files)],
  )
  const found = new Map<string, SentBefore>()
  for (const row of rows) {
    const { sha256, found: before } = rowSchema.parse(row)
    if (before.reference !== null) found.set(sha256, sentBeforeSchema.parse(before))
  }
  return found
}

/** When the sending that brought a file arrived: the first one, or a reply. */
function instant(message: string, request: string): string {
  return `coalesce(${message}.at, ${request}.sent_at)`
}

const rowSchema = z.object({
  sha256: z.string(),
  found: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.object({ reference: z.string().nullable(), sentAt: z.number().nullable() })),
})

const sentBeforeSchema = z.object({
  reference: z.string(),
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
})
