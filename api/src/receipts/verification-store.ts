import * as z from 'zod'
import type { Deps } from '../deps.ts'

const rowSchema = z.object({ content: z.string(), sealedOn: z.string().nullable() })

/** The receipts of a request, with the day whose signed head covers each; in no order. */
export async function listReceiptsOf(
  { database }: Pick<Deps, 'database'>,
  reference: string,
): Promise<z.infer<typeof rowSchema>[]> {
  const rows = await database.read(
    `SELECT content, (SELECT day FROM receipt_heads h WHERE h.position >= receipts.position
                      ORDER BY h.position LIMIT 1) AS sealedOn
     FROM requests JOIN receipts ON request_id = requests.id WHERE reference = ?`,
    [reference],
  )
  return z.array(rowSchema).parse(rows)
}
