import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import type { UnusableReason } from '../form-filling.ts'
import { limits } from '../limits.ts'

/**
 * A PDF whose fields can be read and filled, or why it has none that can. A file in which one object
 * is broken is unreadable: filling it would lose that object.
 */
export async function openForm(
  bytes: Uint8Array,
): Promise<{ pdf: PDFDocument } | { unusable: UnusableReason }> {
  if (bytes.length > limits.blankFormBytes) return { unusable: 'unreadable' }
  try {
    const pdf = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      updateMetadata: false,
      parseSpeed: Infinity,
    })
    if (pdf.isEncrypted) return { unusable: 'encrypted' }
    const form = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
    if (!form) return { unusable: 'no-field' }
    if (form.has(PDFName.of('XFA'))) return { unusable: 'xfa' }
    return { pdf }
  } catch {
    return { unusable: isLocked(bytes) ? 'encrypted' : 'unreadable' }
  }
}

/** Its objects may be locked too, and the trailer alone says so. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt ')
}
