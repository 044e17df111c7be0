import { contentWidth, ink, margin, printable, type Sheet } from 'api/pdf'
import { PDFHexString, PDFName, TextAlignment, type PDFField } from 'pdf-lib'

interface Common {
  name: string
  label: string
  /** Twelfths of the width; the whole width by default. */
  width?: number
  /** Read by assistive technologies and shown on hover, after the label. */
  hint?: string
  required?: boolean
}

export type Field =
  | (Common & { kind: 'text'; maxLength?: number })
  /** One box per character. */
  | (Common & { kind: 'comb'; maxLength: number })
  | (Common & { kind: 'number' })
  | (Common & { kind: 'date' })
  | (Common & { kind: 'multiline'; lines: number })
  | (Common & { kind: 'check' })
  | (Common & { kind: 'radio'; options: string[] })
  | (Common & { kind: 'list'; options: string[] })
  /** Several may be chosen. */
  | (Common & { kind: 'choices'; options: string[] })

const gutter = 12
const boxHeight = 20
const labelHeight = 13
const checkSize = 12

const look = {
  borderColor: ink.border,
  borderWidth: 0.8,
  backgroundColor: ink.foam,
  textColor: ink.text,
}

/** Draws a row of fields, each with its label above its box. */
export function drawRow(sheet: Sheet, fields: Field[]): void {
  const height = Math.max(...fields.map(heightOf))
  sheet.reserve(height)
  const top = sheet.y
  let column = 0
  for (const field of fields) {
    const width = field.width ?? 12
    const unit = (contentWidth + gutter) / 12
    drawField(sheet, field, { x: margin + column * unit, top, width: width * unit - gutter })
    column += width
  }
  sheet.y = top - height
}

interface Place {
  x: number
  top: number
  width: number
}

function heightOf(field: Field): number {
  if (field.kind === 'check') return 20
  if (field.kind === 'choices') return labelHeight + field.options.length * 13 + 12
  if (field.kind === 'multiline') return labelHeight + field.lines * 14 + 12
  return labelHeight + boxHeight + 7
}

function drawField(sheet: Sheet, field: Field, place: Place): void {
  switch (field.kind) {
    case 'check':
      drawCheck(sheet, field, place)
      return
    case 'radio':
      drawRadio(sheet, field, place)
      return
    case 'list':
      drawList(sheet, field, place)
      return
    case 'choices':
      drawChoices(sheet, field, place)
      return
    case 'text':
    case 'comb':
    case 'number':
    case 'date':
    case 'multiline':
      drawText(sheet, field, place)
  }
}

function drawText(
  sheet: Sheet,
  field: Extract<Field, { kind: 'text' | 'comb' | 'number' | 'date' | 'multiline' }>,
  place: Place,
): void {
  drawLabel(sheet, field, place)
  const input = sheet.pdf.getForm().createTextField(field.name)
  const height = field.kind === 'multiline' ? field.lines * 14 + 5 : boxHeight
  if (field.kind === 'multiline') input.enableMultiline()
  if (field.kind === 'date') input.setMaxLength(10)
  if (field.kind === 'number') input.setAlignment(TextAlignment.Right)
  if ('maxLength' in field) input.setMaxLength(field.maxLength)
  if (field.kind === 'comb') input.enableCombing()
  input.addToPage(sheet.page, {
    ...look,
    x: place.x,
    y: place.top - labelHeight - height,
    width: place.width,
    height,
  })
  input.setFontSize(10)
  finish(sheet, input, field)
}

function drawList(sheet: Sheet, field: Extract<Field, { kind: 'list' }>, place: Place): void {
  drawLabel(sheet, field, place)
  const input = sheet.pdf.getForm().createDropdown(field.name)
  input.setOptions(field.options)
  input.addToPage(sheet.page, {
    ...look,
    x: place.x,
    y: place.top - labelHeight - boxHeight,
    width: place.width,
    height: boxHeight,
  })
  input.setFontSize(10)
  finish(sheet, input, field)
}

function drawChoices(sheet: Sheet, field: Extract<Field, { kind: 'choices' }>, place: Place): void {
  drawLabel(sheet, field, place)
  const input = sheet.pdf.getForm().createOptionList(field.name)
  input.setOptions(field.options)
  input.enableMultiselect()
  const height = field.options.length * 13 + 5
  input.addToPage(sheet.page, {
    ...look,
    x: place.x,
    y: place.top - labelHeight - height,
    width: place.width,
    height,
  })
  input.setFontSize(10)
  finish(sheet, input, field)
}

function drawCheck(sheet: Sheet, field: Extract<Field, { kind: 'check' }>, place: Place): void {
  const input = sheet.pdf.getForm().createCheckBox(field.name)
  const y = place.top - checkSize - 2
  input.addToPage(sheet.page, { ...look, x: place.x, y, width: checkSize, height: checkSize })
  finish(sheet, input, field)
  sheet.write(labelOf(field), place.x + checkSize + 7, y + 2.5, { size: 9.5 })
}

function drawRadio(sheet: Sheet, field: Extract<Field, { kind: 'radio' }>, place: Place): void {
  drawLabel(sheet, field, place)
  const input = sheet.pdf.getForm().createRadioGroup(field.name)
  const y = place.top - labelHeight - 16
  let x = place.x
  for (const option of field.options) {
    input.addOptionToPage(option, sheet.page, {
      ...look,
      x,
      y,
      width: checkSize,
      height: checkSize,
    })
    const text = printable(option)
    sheet.write(text, x + checkSize + 6, y + 2.5, { size: 9.5 })
    x += checkSize + 6 + sheet.widthOf(text, 9.5) + 20
  }
  finish(sheet, input, field)
}

function drawLabel(sheet: Sheet, field: Field, { x, top }: Place): void {
  sheet.write(labelOf(field), x, top - 9, { size: 8.5, bold: true, color: ink.navy })
}

function labelOf({ label, required }: Common): string {
  return required ? `${label} *` : label
}

/** The name that is read aloud (TU), whether an answer is expected, and the place in the structure. */
function finish(sheet: Sheet, input: PDFField, { label, hint, required }: Common): void {
  const name = printable(hint ? `${label} – ${hint}` : label)
  input.acroField.dict.set(PDFName.of('TU'), PDFHexString.fromText(name))
  if (required) input.enableRequired()
  for (const widget of input.acroField.getWidgets()) {
    sheet.tags.widget(sheet.page, widget.dict, name)
  }
}
