import { rgb } from 'pdf-lib'
import { qrRows } from '../qr.ts'
import type { Sheet } from './sheet.ts'

/** A QR code as one drawing; the white around it is for the caller to leave. */
export function drawQrCode(sheet: Sheet, { text, x, top, side, says }: QrCode): void {
  const rows = qrRows(text)
  const module = side / rows.length
  const path = rows.flatMap((row, y) =>
    runsOf(row).map((run) => `M${run.start} ${y}h${run.length}v1h-${run.length}z`),
  )
  sheet.tags.figure(sheet.page, says, [x, top - side, x + side, top], () => {
    sheet.page.drawSvgPath(path.join(''), { x, y: top, scale: module, color: rgb(0, 0, 0) })
  })
}

interface QrCode {
  text: string
  x: number
  top: number
  side: number
  /** For whoever does not see it. */
  says: string
}

/** Dark modules side by side. */
function runsOf(row: string): { start: number; length: number }[] {
  return [...row.matchAll(/1+/g)].map(({ index, 0: run }) => ({ start: index, length: run.length }))
}
