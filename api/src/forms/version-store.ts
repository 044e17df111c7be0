import type { FormMarks } from 'content-types/pdf-form'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { sha256 } from '../platform/tokens.ts'
import type { BlankForm } from './form-store.ts'

export function rememberVersion(form: BlankForm, marks: FormMarks, seenAt: Date): Statement {
  return {
    sql: `INSERT INTO form_versions (slug, version, sha256, file_id, fields, made_at, seen_at)
          VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at`,
    args: [
      form.slug,
      form.version,
      form.sha256,
      form.fileId,
      digestOf(marks),
      marks.createdAt,
      seenAt,
    ],
  }
}

const versionSchema = z.object({
  slug: z.string(),
  version: z.string(),
  fileId: z.string(),
  isSameFields: z.number().transform(Boolean),
  madeAt: z.string().nullable(),
  isCurrent: z.number().transform(Boolean),
  seenAt: z.number(),
})

export type KnownVersion = z.infer<typeof versionSchema>

/** Every version that shares something with a PDF. */
export async function findVersions({ database }: Deps, marks: FormMarks): Promise<KnownVersion[]> {
  const digest = digestOf(marks)
  const rows = await database.read(
    `SELECT v.slug, v.version, v.file_id AS fileId, v.fields = ? AS isSameFields,
            v.made_at AS madeAt, v.seen_at AS seenAt,
            EXISTS (SELECT 1 FROM forms f WHERE f.slug = v.slug AND f.sha256 = v.sha256) AS isCurrent
     FROM form_versions v WHERE v.file_id = ? OR v.fields = ?`,
    [digest, marks.id ?? '', digest],
  )
  return z.array(versionSchema).parse(rows)
}

function digestOf({ fieldNames }: FormMarks): string {
  return sha256(JSON.stringify(fieldNames))
}
