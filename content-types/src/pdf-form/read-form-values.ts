import {
  PDFCheckBox,
  PDFDropdown,
  PDFHexString,
  PDFOptionList,
  PDFRadioGroup,
  PDFString,
  PDFTextField,
  type PDFDocument,
  type PDFField,
} from 'pdf-lib'
import type { FormAnswers } from '../form-filling.ts'
import { openForm } from './open-form.ts'

const MOST_NAME_LENGTH = 200
const MOST_VALUE_LENGTH = 10_000

/** What a filled PDF holds, by the names of its fields; undefined when it cannot be read. */
export async function readFormValues(bytes: Uint8Array): Promise<FormAnswers | undefined> {
  const opened = await openForm(bytes)
  if ('unusable' in opened) return undefined
  try {
    return valuesOf(opened.pdf)
  } catch {
    return undefined
  }
}

/** Of the fields that hold something. */
export function valuesOf(pdf: PDFDocument): FormAnswers {
  const values: FormAnswers = {}
  for (const field of pdf.getForm().getFields()) {
    const name = field.getName()
    const value = valueOf(field).replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim()
    if (value === '' || name.length > MOST_NAME_LENGTH) continue
    values[name] = value.slice(0, MOST_VALUE_LENGTH)
  }
  return values
}

function valueOf(field: PDFField): string {
  if (field instanceof PDFTextField) {
    const value = field.acroField.getValue()
    const isText = value instanceof PDFString || value instanceof PDFHexString
    return isText ? value.decodeText() : ''
  }
  if (field instanceof PDFCheckBox) return field.isChecked() ? 'oui' : ''
  if (field instanceof PDFRadioGroup) return field.getSelected() ?? ''
  if (field instanceof PDFDropdown || field instanceof PDFOptionList) {
    return field.getSelected().join('\n')
  }
  return ''
}
