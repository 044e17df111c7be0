import * as z from 'zod'
import type { Deps } from '../deps.ts'

const fileSchema = z.object({ id: z.string(), bytes: z.number() })
const paperSchema = fileSchema.extend({
  name: z.string(),
  publishedAt: z.number(),
  isReference: z.number(),
})

type PaperFile = z.infer<typeof fileSchema>

/**
 * The account's personal documents that go by these names: Enim's own reference, otherwise the
 * latest file of that name. What was withdrawn is not there.
 */
export async function findPapers(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  names: readonly string[],
): Promise<Map<string, PaperFile>> {
  const wanted = JSON.stringify(names)
  const rows = await database.read(
    `SELECT j.value AS name, d.id, d.bytes, d.published_at AS publishedAt, 0 AS isReference
     FROM json_each(?) j JOIN documents d ON d.account_id = ? AND d.file_name = j.value
     WHERE d.withdrawn_at IS NULL
     UNION ALL
     SELECT j.value, d.id, d.bytes, d.published_at, 1
     FROM json_each(?) j JOIN documents d ON d.account_id = ? AND d.reference = j.value
     WHERE d.withdrawn_at IS NULL`,
    [wanted, accountId, wanted, accountId],
  )
  const papers = rows.map((row) => paperSchema.parse(row))
  papers.sort((a, b) => a.isReference - b.isReference || a.publishedAt - b.publishedAt)
  return new Map(papers.map(({ name, id, bytes }) => [name, { id, bytes }]))
}
