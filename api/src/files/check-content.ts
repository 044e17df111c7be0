import type { AcceptedExtension } from 'content-types'
import { expect, FileFault, type FaultKind } from './fault.ts'
import { detectFormat, type Format } from './first-bytes.ts'
import { checkJpeg } from './jpeg.ts'
import { checkOffice97, isEncryptedOoxml } from './office-97.ts'
import { checkOoxml } from './ooxml.ts'
import { checkPdf } from './pdf-structure.ts'
import { checkPng } from './png.ts'

/** What is wrong with a file's bytes, and which format they seem to be when it is another one. */
export interface Fault {
  kind: FaultKind
  format: Format
}

/** Judges a file by its first bytes, then by its whole structure; undefined when it may be kept. */
export async function checkContent(
  bytes: Buffer,
  extension: AcceptedExtension,
): Promise<Fault | undefined> {
  const format = detectFormat(bytes)
  try {
    await checkAs(extension, bytes, format)
    return undefined
  } catch (error) {
    return { kind: kindOf(error), format }
  }
}

async function checkAs(extension: AcceptedExtension, bytes: Buffer, format: Format): Promise<void> {
  switch (extension) {
    case 'pdf':
      expect(format === 'pdf', 'other-format', format)
      await checkPdf(bytes)
      break
    case 'png':
      expect(format === 'png', 'other-format', format)
      checkPng(bytes)
      break
    case 'jpg':
    case 'jpeg':
      expect(format === 'jpeg', 'other-format', format)
      checkJpeg(bytes)
      break
    case 'doc':
    case 'xls':
      expect(format === 'compound', 'other-format', format)
      checkOffice97(bytes, extension)
      break
    case 'docx':
    case 'xlsx':
      expect(!(format === 'compound' && isEncryptedOoxml(bytes)), 'encrypted', 'a password')
      expect(format === 'zip', 'other-format', format)
      await checkOoxml(bytes, extension)
      break
  }
}

/** Reading outside the file, or data that zlib refuses, means that the file is damaged. */
function kindOf(error: unknown): FaultKind {
  if (error instanceof FileFault) return error.kind
  if (error instanceof RangeError) return 'damaged'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('Z_')) return 'damaged'
  throw error
}
