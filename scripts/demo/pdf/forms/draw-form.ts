import { contentWidth, ink, margin, type Sheet } from 'api/pdf'
import type { DemoForm } from '../../content/forms.ts'
import { typeset } from '../../content/typography.ts'
import { openSpecimen } from '../specimen.ts'
import { drawRow, type Field } from './fields.ts'

export interface Section {
  title: string
  note?: string
  rows: Field[][]
}

export interface FormSpecification {
  service: string
  introduction: string
  sections: Section[]
  /** What to send with the form. */
  attachments: string[]
}

/** A fillable form: A4, labelled and tagged, « SPÉCIMEN » on each page. */
export async function drawForm(
  form: Pick<DemoForm, 'title' | 'version'>,
  specification: FormSpecification,
  today: Date,
): Promise<Uint8Array> {
  const sheet = await openSpecimen(form.title, today, specification.service)
  sheet.paragraph(typeset(form.title), {
    size: 18,
    bold: true,
    color: ink.navy,
    role: 'H1',
    gap: 4,
  })
  sheet.paragraph(typeset(specification.introduction), { size: 10, gap: 3 })
  sheet.paragraph('Les champs marqués * sont à remplir. Les dates s’écrivent JJ/MM/AAAA.', {
    size: 8.5,
    color: ink.grey,
    gap: 10,
  })
  for (const [index, section] of specification.sections.entries()) {
    drawSection(sheet, index + 1, section)
  }
  drawAttachments(sheet, specification.attachments)
  return sheet.save(`${typeset(form.title)} · version ${form.version} · SPÉCIMEN sans valeur`)
}

function drawSection(sheet: Sheet, number: number, { title, note, rows }: Section): void {
  sheet.reserve(100)
  const top = sheet.y
  sheet.tags.artifact(sheet.page, () => {
    sheet.page.drawRectangle({
      x: margin,
      y: top - 20,
      width: contentWidth,
      height: 20,
      color: ink.navy,
    })
  })
  sheet.write(typeset(`${number}. ${title}`), margin + 8, top - 14, {
    size: 10.5,
    bold: true,
    color: ink.foam,
    role: 'H2',
  })
  sheet.y = top - 26
  if (note) sheet.paragraph(typeset(note), { size: 8.5, color: ink.grey, gap: 4 })
  for (const row of rows) drawRow(sheet, row)
  sheet.y -= 6
}

function drawAttachments(sheet: Sheet, attachments: string[]): void {
  sheet.reserve(24 + attachments.length * 16)
  sheet.paragraph('Pièces à joindre', { bold: true, color: ink.navy, role: 'H2', gap: 2 })
  for (const attachment of attachments) {
    sheet.paragraph(typeset(`–  ${attachment}`), { size: 9, x: margin + 8, gap: 0 })
  }
}
