import { PDFArray, PDFHexString, PDFString, type PDFDocument } from 'pdf-lib'

/** What tells a version of a form from the others, also once it was filled in. */
export interface FormMarks {
  /** The first part of the PDF's ID, which no program changes; lower-case hexadecimal. */
  id: string | null
  /** Of every field, sorted. */
  fieldNames: readonly string[]
  createdAt: string | null
}

export function marksOf(pdf: PDFDocument): FormMarks {
  return {
    id: idOf(pdf),
    fieldNames: pdf
      .getForm()
      .getFields()
      .map((field) => field.getName())
      .sort(),
    createdAt: createdAtOf(pdf),
  }
}

function idOf(pdf: PDFDocument): string | null {
  const id = pdf.context.lookup(pdf.context.trailerInfo.ID)
  if (!(id instanceof PDFArray) || id.size() === 0) return null
  const first = id.lookup(0)
  if (!(first instanceof PDFString || first instanceof PDFHexString)) return null
  const bytes = first.asBytes()
  return bytes.length === 0 ? null : Buffer.from(bytes).toString('hex')
}

function createdAtOf(pdf: PDFDocument): string | null {
  try {
    return pdf.getCreationDate()?.toISOString() ?? null
  } catch {
    return null
  }
}
