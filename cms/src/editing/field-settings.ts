import type { Core, Modules } from '@strapi/strapi'
import { factWords, type FieldSetting, type FormReport } from 'content-types'
import { join } from 'node:path'
import { reportOn } from './form-pdf.ts'

const uid = 'api::form.form'

type Saved = Awaited<ReturnType<Modules.Documents.Middleware.Middleware>>

interface Draft {
  documentId: string
  file: { url: string } | null
  fieldSettings: unknown[]
}

/**
 * Lists the fields of a form's PDF as long as no list was made, so that editors only order and
 * reword it; undefined when nothing was filled.
 */
export async function fillFieldSettings(
  strapi: Core.Strapi,
  context: Modules.Documents.Middleware.Context,
  saved: Saved,
): Promise<Saved | undefined> {
  if (context.uid !== uid || (context.action !== 'create' && context.action !== 'update')) return
  const { documentId } = saved as { documentId: string }
  const draft = (await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: null },
    populate: ['file', 'fieldSettings'],
  })) as Draft | null
  if (!draft?.file || draft.fieldSettings.length > 0) return
  const report = await reportOn(join(strapi.dirs.static.public, draft.file.url))
  const fieldSettings = settingsOf(report)
  if (fieldSettings.length === 0) return
  const filled: object = { ...context.params, documentId, data: { fieldSettings } }
  return strapi.documents(uid).update(filled as { documentId: string })
}

function settingsOf(report: FormReport): FieldSetting[] {
  if ('unusable' in report) return []
  return report.fields
    .filter(({ name }) => name.length <= 200)
    .slice(0, 300)
    .map(({ name, label, help, page, fact }) => ({
      name,
      label: label.slice(0, 200),
      help: help.slice(0, 300),
      group: `Page ${String(page)}`,
      fact: fact && factWords[fact],
      hidden: false,
    }))
}
