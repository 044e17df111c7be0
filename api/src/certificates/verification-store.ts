import * as z from 'zod'
import type { Deps } from '../deps.ts'

const rowSchema = z.object({
  content: z.string(),
  sha256: z.string(),
  trace: z.enum(['withdrawn', 'replaced']).nullable(),
  sealedOn: z.string().nullable(),
})

/** What was delivered under a reference, with its file and the day whose signed head covers it. */
export async function findDelivered(
  { database }: Pick<Deps, 'database'>,
  reference: string,
): Promise<z.infer<typeof rowSchema> | undefined> {
  const rows = await database.read(
    `SELECT r.content, d.sha256,
            CASE WHEN d.withdrawn_at IS NOT NULL THEN 'withdrawn'
                 WHEN d.replaced_by IS NOT NULL THEN 'replaced' END AS trace,
            (SELECT day FROM receipt_heads h WHERE h.position >= r.position
             ORDER BY h.position LIMIT 1) AS sealedOn
     FROM certificates c
       JOIN receipts r ON r.id = c.receipt_id
       JOIN documents d ON d.id = c.document_id
     WHERE c.reference = ?`,
    [reference],
  )
  return rows.map((row) => rowSchema.parse(row))[0]
}
