import { marksOf, openForm, type FormMarks } from 'content-types/pdf-form'

/** Undefined for a PDF without fields. */
export async function run(bytes: Uint8Array): Promise<FormMarks | undefined> {
  const opened = await openForm(bytes)
  return 'unusable' in opened ? undefined : marksOf(opened.pdf)
}
