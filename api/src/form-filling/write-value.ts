import { writtenDate } from 'content-types/pdf-form'
import {
  PDFCheckBox,
  PDFDropdown,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
  type PDFField,
} from 'pdf-lib'

/** Writes an answer in its field; says whether the field takes it. */
export function writeValue(field: PDFField, value: string): boolean {
  if (field instanceof PDFTextField) return writeText(field, value)
  if (field instanceof PDFCheckBox) return tick(field, value)
  if (field instanceof PDFRadioGroup) return choose(field, value)
  if (field instanceof PDFDropdown || field instanceof PDFOptionList) return pick(field, value)
  return false
}

function writeText(field: PDFTextField, value: string): boolean {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const written = isDay ? writtenDate(field, value) : value
  const lines = field.isMultiline() ? written : written.replace(/\s*\n\s*/g, ', ')
  if (field.isRichFormatted()) field.disableRichFormatting()
  field.setText(lines.slice(0, field.getMaxLength()))
  return true
}

function tick(field: PDFCheckBox, value: string): boolean {
  if (value === 'oui') field.check()
  else field.uncheck()
  return true
}

function choose(field: PDFRadioGroup, value: string): boolean {
  if (value === '') field.clear()
  else if (field.getOptions().includes(value)) field.select(value)
  else return false
  return true
}

/** By the values that the options stand for, one a line. */
function pick(field: PDFDropdown | PDFOptionList, value: string): boolean {
  const options = field.acroField.getOptions()
  const words = value.split('\n').flatMap((one) => {
    const option = options.find((known) => known.value.decodeText() === one)
    return option ? [option.display.decodeText()] : []
  })
  if (words.length === 0) field.clear()
  else field.select(field instanceof PDFDropdown ? words.slice(0, 1) : words)
  return true
}
