import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const holderSchema = z.object({ accountId: z.string().nullable(), isThere: z.coerce.boolean() })

/**
 * The account of an employer, null when there is none, and whether it holds that file; undefined
 * for an unknown SIRET.
 */
export async function findHolder(
  { database }: Pick<Deps, 'database'>,
  siret: string,
  sha256: string,
): Promise<z.infer<typeof holderSchema> | undefined> {
  const rows = await database.read(
    `SELECT a.id AS accountId,
       EXISTS (SELECT 1 FROM documents d WHERE d.account_id = a.id AND d.sha256 = ?) AS isThere
     FROM employers e LEFT JOIN accounts a ON a.siret = e.siret AND a.closed_at IS NULL
     WHERE e.siret = ?`,
    [sha256, siret],
  )
  return rows.map((row) => holderSchema.parse(row))[0]
}

interface HeldFile {
  accountId: string
  sha256: string
}

/** For `writeIf`: another import under way may have put the same file online. */
export function isNoneThere(files: readonly HeldFile[]): Statement {
  return {
    sql: `NOT EXISTS (SELECT 1 FROM json_each(?) j
            JOIN documents d ON d.account_id = j.value ->> 0 AND d.sha256 = j.value ->> 1)`,
    args: [JSON.stringify(files.map(({ accountId, sha256 }) => [accountId, sha256]))],
  }
}
