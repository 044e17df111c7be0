import type { FormField, UnusableReason } from '../form-filling.ts'
import { formFieldsOf } from './form-fields-of.ts'
import { marksOf, type FormMarks } from './form-marks.ts'
import { hasScripts } from './has-scripts.ts'
import { openForm } from './open-form.ts'

/** The fields of a fillable PDF, in the order of its pages, or why none can be used. */
export type ReadForm =
  | {
      fields: (FormField & { page: number })[]
      marks: FormMarks
      title: string
      hasScripts: boolean
    }
  | { unusable: UnusableReason }

/** Labels come from the fields' tooltips. Never throws, whatever the bytes. */
export async function readFormFields(bytes: Uint8Array): Promise<ReadForm> {
  const opened = await openForm(bytes)
  if ('unusable' in opened) return opened
  try {
    const { pdf } = opened
    const fields = formFieldsOf(pdf)
    if (fields.length === 0) return { unusable: 'no-field' }
    const title = pdf.getTitle()?.trim() ?? ''
    return { fields, marks: marksOf(pdf), title, hasScripts: hasScripts(pdf) }
  } catch {
    return { unusable: 'unreadable' }
  }
}
