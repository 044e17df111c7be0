import { ink, margin, type Sheet } from 'api/pdf'
import { formatDate, formatSiret } from 'content-types'
import type { Account } from '../../content/employers.ts'
import { typeset } from '../../content/typography.ts'
import { openSpecimen } from '../specimen.ts'

export interface Letter {
  service: string
  object: string
  reference: string
  date: Date
}

/** Opens a letter to an employer: who writes, to whom, when, about what. */
export async function openLetter(account: Account, letter: Letter): Promise<Sheet> {
  const sheet = await openSpecimen(typeset(letter.object), letter.date, letter.service)
  const right = 320
  sheet.y -= 8
  sheet.paragraph(account.name, { x: right, width: 225, bold: true, size: 10.5, gap: 0 })
  sheet.paragraph(`À l’attention de ${account.holder}\n${account.address}`, {
    x: right,
    width: 225,
    gap: 20,
  })
  sheet.paragraph(
    typeset(
      `Port-Exemple, le ${formatDate(letter.date)}\nSIRET : ${formatSiret(account.siret)}\nRéférence : ${letter.reference}`,
    ),
    { size: 9, color: ink.grey, gap: 14 },
  )
  sheet.paragraph(typeset(letter.object), {
    size: 15,
    bold: true,
    color: ink.navy,
    role: 'H1',
    gap: 10,
  })
  return sheet
}

export function say(sheet: Sheet, ...paragraphs: string[]): void {
  for (const paragraph of paragraphs) sheet.paragraph(typeset(paragraph), { gap: 9 })
}

/** A frame with what matters most. */
export function highlight(sheet: Sheet, label: string, value: string): void {
  sheet.reserve(52)
  const top = sheet.y
  sheet.tags.artifact(sheet.page, () => {
    sheet.page.drawRectangle({ x: margin, y: top - 42, width: 495, height: 42, color: ink.foam })
    sheet.page.drawRectangle({ x: margin, y: top - 42, width: 3, height: 42, color: ink.sea })
  })
  sheet.write(typeset(label), margin + 14, top - 16, { size: 8.5, color: ink.grey })
  sheet.write(typeset(value), margin + 14, top - 33, { size: 13, bold: true, color: ink.navy })
  sheet.y = top - 58
}

export async function signLetter(
  sheet: Sheet,
  letter: Letter,
  signatory: string,
): Promise<Uint8Array> {
  sheet.reserve(70)
  sheet.y -= 10
  sheet.paragraph(`Pour le directeur et par délégation,\n${signatory}`, {
    x: 320,
    width: 225,
    gap: 4,
  })
  sheet.paragraph('Camille Exemple', { x: 320, width: 225, bold: true })
  return sheet.save(
    typeset(`SPÉCIMEN sans valeur · ${letter.reference} · données fictives de démonstration`),
  )
}

export function euros(cents: number): string {
  return (cents / 100).toLocaleString('fr-FR', { style: 'currency', currency: 'EUR' })
}
