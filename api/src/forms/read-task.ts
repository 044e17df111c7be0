import type { UnusableReason } from 'content-types'
import { formFieldsOf, marksOf, openForm, type FormMarks } from 'content-types/pdf-form'
import type { PlacedField } from './form-store.ts'

export type Reading = { unusable: UnusableReason } | { fields: PlacedField[]; marks: FormMarks }

export async function run(bytes: Uint8Array): Promise<Reading> {
  const opened = await openForm(bytes)
  if ('unusable' in opened) return opened
  try {
    const fields = formFieldsOf(opened.pdf)
    if (fields.length === 0) return { unusable: 'no-field' }
    return { fields, marks: marksOf(opened.pdf) }
  } catch {
    return { unusable: 'unreadable' }
  }
}
