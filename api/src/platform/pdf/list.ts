import { contentWidth, margin, type Sheet } from './sheet.ts'

const x = margin + 8
const indent = 14

/** Items with their label before them, such as « 1. » or a dash. */
export function drawList(
  sheet: Sheet,
  items: readonly (readonly [label: string, text: string])[],
): void {
  sheet.tags.group('L', () => {
    for (const [label, text] of items) {
      sheet.tags.group('LI', () => {
        // On the first line of the paragraph.
        sheet.write(label, x, sheet.y - 11.2, { role: 'Lbl' })
        const width = contentWidth - (x - margin) - indent
        sheet.paragraph(text, { x: x + indent, width, role: 'LBody', gap: 2 })
      })
    }
  })
  sheet.y -= 8
}
