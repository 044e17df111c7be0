import fontkit from '@pdf-lib/fontkit'
import type { FormAnswers } from 'content-types'
import { openForm } from 'content-types/pdf-form'
import {
  PDFDropdown,
  PDFHexString,
  PDFName,
  PDFOptionList,
  PDFTextField,
  type PDFDocument,
  type PDFField,
  type PDFFont,
} from 'pdf-lib'
import { removeScripts } from './remove-scripts.ts'
import { writeValue } from './write-value.ts'

export interface Filling {
  /** A PDF whose fields can be used. */
  bytes: Uint8Array
  answers: FormAnswers
  /** Given to a PDF that has no ID, so that its version is recognised: 32 hexadecimal digits. */
  fileId: string
  /** Whether its reader may still change it. */
  isFinal: boolean
  /** A TrueType font that every value can be written with. */
  font: Uint8Array
}

/**
 * The PDF with these answers. Programs find them in its fields, people see them in any viewer: the
 * letters that the form's own fonts lack are there too. The same filling gives the same bytes.
 */
export async function fillForm(filling: Filling): Promise<Uint8Array> {
  const opened = await openForm(filling.bytes)
  if ('unusable' in opened) throw new Error(`The form is ${opened.unusable}`)
  const { pdf } = opened
  pdf.registerFontkit(fontkit)
  const font = await pdf.embedFont(filling.font, { subset: true })
  const form = pdf.getForm()
  const needed = PDFName.of('NeedAppearances')
  const lacked = form.acroForm.dict.has(needed)
  for (const field of form.getFields()) {
    const value = filling.answers[field.getName()]
    const isWritten = value !== undefined && writeValue(field, value)
    if (isWritten || (lacked && field.needsAppearancesUpdate())) draw(field, font)
    if (isWritten) storeExportValues(field)
    if (filling.isFinal) field.enableReadOnly()
  }
  // Viewers told to draw the values anew would do it without the font.
  form.acroForm.dict.delete(needed)
  removeScripts(pdf)
  identify(pdf, filling.fileId)
  return pdf.save({ updateFieldAppearances: false })
}

/** Whoever types in the field later does it with its own font, which readers have whole. */
function draw(field: PDFField, font: PDFFont): void {
  const isLettered =
    field instanceof PDFTextField || field instanceof PDFDropdown || field instanceof PDFOptionList
  if (!isLettered) return
  const { acroField } = field
  const dicts = [acroField.dict, ...acroField.getWidgets().map(({ dict }) => dict)]
  const key = PDFName.of('DA')
  const before = dicts.map((dict) => dict.get(key))
  field.updateAppearances(font)
  for (const [index, dict] of dicts.entries()) {
    const own = before[index]
    if (own) dict.set(key, own)
    else dict.delete(key)
  }
}

/** A list is drawn with the words of its options and keeps what they stand for. */
function storeExportValues(field: PDFField): void {
  if (!(field instanceof PDFDropdown || field instanceof PDFOptionList)) return
  const { acroField } = field
  const options = acroField.getOptions()
  const stored = field.getSelected().map((words) => {
    const option = options.find(({ display }) => display.decodeText() === words)
    return PDFHexString.fromText(option?.value.decodeText() ?? words)
  })
  const [only, ...others] = stored
  const value = others.length > 0 ? acroField.dict.context.obj(stored) : only
  if (value) acroField.dict.set(PDFName.of('V'), value)
}

function identify({ context }: PDFDocument, fileId: string): void {
  if (context.trailerInfo.ID) return
  const id = PDFHexString.of(fileId)
  context.trailerInfo.ID = context.obj([id, id])
}
