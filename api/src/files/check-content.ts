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

const formats: Record<AcceptedExtension, Format> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  doc: 'compound',
  xls: 'compound',
  docx: 'zip',
  xlsx: 'zip',
}

async function checkAs(extension: AcceptedExtension, bytes: Buffer, format: Format): Promise<void> {
  const isLocked = formats[extension] === 'zip' && format === 'compound' && isEncryptedOoxml(bytes)
  expect(!isLocked, 'encrypted', 'a password')
  expect(format === formats[extension], 'other-format', format)
  switch (extension) {
    case 'pdf':
      return checkPdf(bytes)
    case 'png':
      checkPng(bytes)
      return
    case 'jpg':
    case 'jpeg':
      checkJpeg(bytes)
      return
    case 'doc':
    case 'xls':
      checkOffice97(bytes, extension)
      return
    case 'docx':
    case 'xlsx':
      return checkOoxml(bytes, extension)
  }
}

const outside = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'])

/** Reading outside the file, or data that zlib refuses, means that the file is damaged. */
function kindOf(error: unknown): FaultKind {
  if (error instanceof FileFault) return error.kind
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (outside.has(code) || code.startsWith('Z_')) return 'damaged'
  throw error
}
