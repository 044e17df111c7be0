import { ink, margin, type Sheet } from './sheet.ts'

/** The sender at the top left, with a mark of the portal's own, not that of the real institution. */
export function drawLetterhead(
  sheet: Sheet,
  { sender, service }: { sender: string; service: string },
): void {
  const { page, tags } = sheet
  const top = sheet.y
  tags.artifact(page, () => {
    page.drawRectangle({ x: margin, y: top - 34, width: 34, height: 34, color: ink.navy })
    page.drawSvgPath('M10.5 5h14v4h-9v2.6h8v4h-8v2.6h9v4h-14z', {
      x: margin,
      y: top,
      color: ink.foam,
    })
    page.drawSvgPath('M5 29c2-2 4-2 6 0s4 2 6 0 4-2 6 0 4 2 6 0', {
      x: margin,
      y: top,
      borderColor: ink.sea,
      borderWidth: 1.8,
    })
  })
  sheet.write(sender, margin + 44, top - 14, {
    bold: true,
    size: 11,
    color: ink.navy,
  })
  sheet.write(service, margin + 44, top - 28, { size: 9, color: ink.grey })
  sheet.y = top - 52
}
