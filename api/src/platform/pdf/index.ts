export { drawLetterhead } from './letterhead.ts'
export { contentWidth, fromTop, ink, margin, millimetres, printable, Sheet } from './sheet.ts'
export { drawList } from './list.ts'
export { drawTable } from './table.ts'
