import type { OutdatedForm } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { RecognisedForm } from './recognise-form.ts'

/** Once the file is written, in the same batch. */
export function rememberForm(fileId: string, { slug, version }: RecognisedForm): Statement {
  return {
    sql: `INSERT INTO file_forms (file_id, slug, version)
          SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM files WHERE id = ?)
          ON CONFLICT DO NOTHING`,
    args: [fileId, slug, version, fileId],
  }
}

const rowSchema = z.object({
  fileId: z.string(),
  slug: z.string(),
  title: z.string(),
  version: z.string(),
  current: z.string(),
})

/** Of these files, those which are a form that has another version by now. */
export async function findOutdated(
  { database }: Pick<Deps, 'database'>,
  fileIds: readonly string[],
): Promise<Map<string, OutdatedForm>> {
  if (fileIds.length === 0) return new Map()
  const rows = await database.read(
    `SELECT r.file_id AS fileId, f.slug, f.title, r.version, f.version AS current
     FROM json_each(?) AS asked JOIN file_forms r ON r.file_id = asked.value
       JOIN forms f ON f.slug = r.slug
     WHERE f.version <> r.version`,
    [JSON.stringify(fileIds)],
  )
  return new Map(
    rows.map((row) => {
      const { fileId, ...outdated } = rowSchema.parse(row)
      return [fileId, outdated]
    }),
  )
}
