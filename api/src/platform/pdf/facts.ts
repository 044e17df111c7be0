import { contentWidth, ink, LEADING, margin, type Sheet } from './sheet.ts'

const labelWidth = 150
const size = 9.5
const gap = 3

/** Labels with their values beside them, as a table without a header. */
export function drawFacts(
  sheet: Sheet,
  facts: readonly (readonly [label: string, value: string])[],
): void {
  sheet.tags.group('Table', () => {
    for (const [label, value] of facts) {
      const labels = sheet.wrap(label, labelWidth - 10, { size })
      const values = sheet.wrap(value, contentWidth - labelWidth, { size })
      const height = Math.max(labels.length, values.length) * size * LEADING
      sheet.reserve(height)
      sheet.tags.group('TR', () => {
        sheet.writeLines(labels, margin, sheet.y, { size, color: ink.grey, role: 'TH' })
        sheet.writeLines(values, margin + labelWidth, sheet.y, { size, role: 'TD' })
      })
      sheet.y -= height + gap
    }
  })
  sheet.y -= 8
}
