import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../sessions/index.ts'

const sumsSchema = z.object({
  documents: z.number(),
  requests: z.number(),
  receipts: z.number(),
  payments: z.number(),
  fileBytes: z.number(),
})

/** How many of each an employer has, and how many bytes their files are. */
export async function sumUp(
  { database }: Pick<Deps, 'database'>,
  { id, siret }: Pick<SignedIn, 'id' | 'siret'>,
): Promise<z.infer<typeof sumsSchema>> {
  const rows = await database.read(
    `SELECT
       (SELECT count(*) FROM documents WHERE account_id = ?1) AS documents,
       (SELECT count(*) FROM requests WHERE account_id = ?1) AS requests,
       (SELECT count(*) FROM requests r JOIN receipts c ON c.request_id = r.id
        WHERE r.account_id = ?1) AS receipts,
       (SELECT count(*) FROM payments WHERE siret = ?2) AS payments,
       (SELECT coalesce(sum(bytes), 0) FROM documents
        WHERE account_id = ?1 AND withdrawn_at IS NULL AND replaced_by IS NULL)
       + (SELECT coalesce(sum(f.bytes), 0) FROM requests r JOIN files f ON f.request_id = r.id
          WHERE r.account_id = ?1 AND f.state = 'clean') AS fileBytes`,
    [id, siret],
  )
  return sumsSchema.parse(rows[0])
}
