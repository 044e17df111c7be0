import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib'

const script = PDFName.of('JS')

/** Whether readers run something in it: a date's check, a sum, a button. */
export function hasScripts({ context }: PDFDocument): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => holdsScript(object))
}

function holdsScript(object: PDFObject): boolean {
  if (object instanceof PDFStream) return holdsScript(object.dict)
  if (object instanceof PDFArray) return object.asArray().some(holdsScript)
  return object instanceof PDFDict && (object.has(script) || object.values().some(holdsScript))
}
