import { contentWidth, ink, LEADING, margin, type Sheet } from './sheet.ts'

export interface Column {
  title: string
  /** Twelfths of the width. */
  width: number
  align?: 'left' | 'right'
}

const padding = 7
const size = 9
/** Around the lines of a row: a row of one line is 19 points high. */
const above = 3
const below = 3.2

/**
 * A table with a dark header, said again on each page that the table takes; the last row is a total
 * when asked.
 */
export function drawTable(sheet: Sheet, columns: Column[], rows: string[][], total = false): void {
  const header = layOut(
    sheet,
    columns,
    columns.map(({ title }) => title),
    'header',
  )
  const laidOut = rows.map((cells, index) =>
    layOut(sheet, columns, cells, total && index === rows.length - 1 ? 'total' : 'plain'),
  )
  sheet.reserve(header.height + (laidOut[0]?.height ?? 0))
  sheet.tags.group('Table', () => {
    drawRow(sheet, columns, header)
    for (const row of laidOut) {
      const { page } = sheet
      sheet.reserve(row.height)
      if (sheet.page !== page) drawRow(sheet, columns, header)
      drawRow(sheet, columns, row)
    }
  })
  sheet.y -= 16
}

interface Row {
  kind: 'header' | 'plain' | 'total'
  /** The lines of each cell. */
  cells: string[][]
  height: number
}

function layOut(sheet: Sheet, columns: Column[], texts: string[], kind: Row['kind']): Row {
  const style = { size, bold: kind !== 'plain' }
  const cells = columns.map((column, index) =>
    sheet.wrap(texts[index] ?? '', widthOf(column) - 2 * padding, style),
  )
  const most = Math.max(...cells.map((lines) => lines.length))
  return { kind, cells, height: above + most * size * LEADING + below }
}

function drawRow(sheet: Sheet, columns: Column[], row: Row): void {
  const bold = row.kind !== 'plain'
  const top = sheet.y
  sheet.y -= row.height
  drawGround(sheet, top, row)
  sheet.tags.group('TR', () => {
    let x = margin
    for (const [index, column] of columns.entries()) {
      const lines = row.cells[index] ?? []
      const width = widthOf(column)
      const isRight = column.align === 'right'
      const left = isRight ? width - padding - sheet.widthOf(lines[0] ?? '', size, bold) : padding
      sheet.writeLines(lines, x + left, top - above, {
        size,
        bold,
        color: row.kind === 'header' ? ink.foam : ink.text,
        role: row.kind === 'header' ? 'TH' : 'TD',
      })
      x += width
    }
  })
}

function drawGround({ page, tags }: Sheet, top: number, { kind, height }: Row): void {
  const y = top - height
  tags.artifact(page, () => {
    if (kind !== 'plain') {
      const color = kind === 'header' ? ink.navy : ink.foam
      page.drawRectangle({ x: margin, y, width: contentWidth, height, color })
    }
    const ends = { start: { x: margin, y }, end: { x: margin + contentWidth, y } }
    page.drawLine({ ...ends, thickness: 0.5, color: ink.rule })
  })
}

function widthOf({ width }: Column): number {
  return (width / 12) * contentWidth
}
