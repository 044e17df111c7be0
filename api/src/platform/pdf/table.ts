import { contentWidth, ink, margin, type Sheet } from './sheet.ts'

export interface Column {
  title: string
  /** Twelfths of the width. */
  width: number
  align?: 'left' | 'right'
}

const rowHeight = 19
const size = 9

/** A table with a dark header; the last row is a total when asked. */
export function drawTable(sheet: Sheet, columns: Column[], rows: string[][], total = false): void {
  sheet.reserve(rowHeight * (rows.length + 1))
  sheet.tags.group('Table', () => {
    drawRow(
      sheet,
      columns,
      columns.map(({ title }) => title),
      'header',
    )
    for (const [index, row] of rows.entries()) {
      drawRow(sheet, columns, row, total && index === rows.length - 1 ? 'total' : 'plain')
    }
  })
  sheet.y -= 16
}

function drawRow(
  sheet: Sheet,
  columns: Column[],
  cells: string[],
  kind: 'header' | 'plain' | 'total',
): void {
  const { page, tags } = sheet
  const top = sheet.y
  tags.artifact(page, () => {
    const box = { x: margin, y: top - rowHeight, width: contentWidth }
    if (kind !== 'plain') {
      page.drawRectangle({
        ...box,
        height: rowHeight,
        color: kind === 'header' ? ink.navy : ink.foam,
      })
    }
    page.drawLine({
      start: { x: margin, y: box.y },
      end: { x: margin + contentWidth, y: box.y },
      thickness: 0.5,
      color: ink.rule,
    })
  })
  tags.group('TR', () => {
    let x = margin
    for (const [index, { width, align }] of columns.entries()) {
      const text = cells[index] ?? ''
      const cell = (width / 12) * contentWidth
      const bold = kind !== 'plain'
      const indent = align === 'right' ? cell - 7 - sheet.widthOf(text, size, bold) : 7
      sheet.write(text, x + indent, top - 13, {
        size,
        bold,
        color: kind === 'header' ? ink.foam : ink.text,
        role: kind === 'header' ? 'TH' : 'TD',
      })
      x += cell
    }
  })
  sheet.y = top - rowHeight
}
