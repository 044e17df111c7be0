import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'

/** The texts of a PDF that the portal made, in the order in which they are drawn, one a line. */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes)
  return pdf.getPages().flatMap(readPage).join('\n')
}

function readPage(page: PDFPage): string[] {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  const content = streams.map((stream) => decode(page.doc.context.lookup(stream))).join('\n')
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
  const maps = new Map<string, Map<string, string>>()
  const texts: string[] = []
  let font = ''
  for (const [, name, hex] of content.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]+)> Tj/gi)) {
    if (name !== undefined) font = name
    if (hex === undefined) continue
    if (!maps.has(font)) maps.set(font, readMap(fonts?.lookup(PDFName.of(font), PDFDict)))
    const glyphs = hex.match(/.{4}/g) ?? []
    texts.push(glyphs.map((glyph) => maps.get(font)?.get(glyph.toUpperCase()) ?? '?').join(''))
  }
  return texts
}

function readMap(font: PDFDict | undefined): Map<string, string> {
  const pairs = decode(font?.lookup(PDFName.of('ToUnicode'))).matchAll(
    /<([0-9A-F]{4})> <([0-9A-F]+)>/gi,
  )
  return new Map(
    [...pairs].map(([, glyph = '', letter = '']) => [
      glyph.toUpperCase(),
      Buffer.from(letter, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

function decode(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return ''
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
