import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import type { ReadPdf } from '../remarks/read-pdf.ts'

/** What a PDF says of itself; undefined for one that cannot be read. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf | undefined> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
    const marks = pdf.catalog.lookup(PDFName.of('MarkInfo'))
    return {
      isTagged: marks instanceof PDFDict && marks.lookup(PDFName.of('Marked')) === PDFBool.True,
      hasTitle: Boolean(pdf.getTitle()?.trim()),
      hasLanguage: hasText(pdf.catalog.lookup(PDFName.of('Lang'))),
    }
  } catch {
    return undefined
  }
}

function hasText(value: unknown): boolean {
  if (!(value instanceof PDFString) && !(value instanceof PDFHexString)) return false
  return value.decodeText().trim() !== ''
}
