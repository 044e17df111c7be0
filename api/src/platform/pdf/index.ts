export { drawLetterhead } from './letterhead.ts'
export { contentWidth, ink, margin, printable, Sheet } from './sheet.ts'
export { drawTable } from './table.ts'
