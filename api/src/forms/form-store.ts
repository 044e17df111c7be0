import { formFieldSchema, unusableReasons, type FormField } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { BlobId } from '../platform/blobs/index.ts'
import type { Statement } from '../platform/database.ts'

const json = z.string().transform((text): unknown => JSON.parse(text))

const settingSchema = z.object({
  name: z.string(),
  /** Empty: as the PDF says. */
  label: z.string(),
  help: z.string(),
  group: z.string(),
  fact: formFieldSchema.shape.fact,
  hidden: z.boolean(),
})

const blankFormSchema = z.object({
  slug: z.string(),
  title: z.string(),
  version: z.string(),
  themeSlug: z.string(),
  themeName: z.string(),
  settings: json.pipe(z.array(settingSchema)),
  media: z.string(),
  blobId: z.string().transform((id) => id as BlobId),
  sha256: z.string(),
  /** The first part of the PDF's ID, or one made of its bytes when it has none. */
  fileId: z.string(),
  unusable: z.enum(unusableReasons).nullable(),
  fields: json.pipe(z.array(formFieldSchema.extend({ page: z.number() }))),
})

export type FieldSetting = z.infer<typeof settingSchema>
export type PlacedField = FormField & { page: number }
export type BlankForm = z.infer<typeof blankFormSchema>

const columns = `slug, title, version, theme_slug AS themeSlug, theme_name AS themeName, settings,
  media, blob_id AS blobId, sha256, file_id AS fileId, unusable, fields`

export async function listBlankForms({ database }: Deps): Promise<BlankForm[]> {
  const rows = await database.read(`SELECT ${columns} FROM forms ORDER BY slug`)
  return z.array(blankFormSchema).parse(rows)
}

export async function findBlankForm(
  { database }: Deps,
  slug: string,
): Promise<BlankForm | undefined> {
  const rows = await database.read(`SELECT ${columns} FROM forms WHERE slug = ?`, [slug])
  return rows.map((row) => blankFormSchema.parse(row))[0]
}

/** Exactly these are offered from now on. */
export function replaceForms(forms: readonly BlankForm[]): Statement[] {
  return [{ sql: 'DELETE FROM forms', args: [] }, ...forms.map(insertForm)]
}

function insertForm(form: BlankForm): Statement {
  return {
    sql: `INSERT INTO forms (slug, title, version, theme_slug, theme_name, settings, media, blob_id,
            sha256, file_id, unusable, fields)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      form.slug,
      form.title,
      form.version,
      form.themeSlug,
      form.themeName,
      JSON.stringify(form.settings),
      form.media,
      form.blobId,
      form.sha256,
      form.fileId,
      form.unusable,
      JSON.stringify(form.fields),
    ],
  }
}
