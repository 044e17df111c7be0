import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import parser from '@pdf-lib/fontkit'
import type { PDFDocument } from 'pdf-lib'

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]

/**
 * Parses each file once for all documents of this thread: its tables are decoded as they are used,
 * which takes longer than all the rest of a page. What a document embeds is its own.
 */
export const fontkit: Fontkit = {
  create(bytes, name) {
    const known = fonts.get(bytes) ?? parser.create(bytes, name)
    fonts.set(bytes, known)
    return known
  },
}

const fonts = new WeakMap<Uint8Array, ReturnType<Fontkit['create']>>()

/** The same bytes each time, by which the font is known. */
export async function readFont(weight: 'Regular' | 'Bold'): Promise<Buffer> {
  const bytes =
    files.get(weight) ??
    (await readFile(join(import.meta.dirname, 'fonts', `LiberationSans-${weight}.ttf`)))
  files.set(weight, bytes)
  return bytes
}

const files = new Map<string, Buffer>()
