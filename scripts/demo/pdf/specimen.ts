import { drawLetterhead, Sheet } from 'api/pdf'

/** A document of the demonstration: « SPÉCIMEN » on each page, and a sender who says what it is. */
export async function openSpecimen(title: string, date: Date, service: string): Promise<Sheet> {
  const sheet = await Sheet.open({
    title,
    author: 'Enim (document de démonstration)',
    creator: 'Espace personnel Enim, données de démonstration',
    date,
    watermark: 'SPÉCIMEN',
  })
  drawLetterhead(sheet, { sender: 'Enim – portail de démonstration', service })
  return sheet
}
