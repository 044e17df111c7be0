/** What a file's first bytes say it is; a hint that chooses the check and the words of a refusal. */
export type Format =
  'pdf' | 'png' | 'jpeg' | 'zip' | 'compound' | 'program' | 'page' | 'rtf' | 'image' | 'unknown'

const signatures: readonly (readonly [mark: string, place: number, format: Format])[] = [
  ['%PDF-', 0, 'pdf'],
  ['\x89PNG\r\n\x1a\n', 0, 'png'],
  ['\xff\xd8\xff', 0, 'jpeg'],
  ['PK\x03\x04', 0, 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 'compound'],
  ['MZ', 0, 'program'],
  ['\x7fELF', 0, 'program'],
  ['#!', 0, 'program'],
  ['{\\rtf', 0, 'rtf'],
  ['GIF8', 0, 'image'],
  ['BM', 0, 'image'],
  ['II*\0', 0, 'image'],
  ['MM\0*', 0, 'image'],
  ['WEBP', 8, 'image'],
  ['ftyp', 4, 'image'],
]

export function detectFormat(bytes: Buffer): Format {
  const start = bytes.toString('latin1', 0, 512)
  const found = signatures.find(([mark, place]) => start.startsWith(mark, place))
  if (found !== undefined) return found[2]
  return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|svg|\?xml)/i.test(start)
    ? 'page'
    : 'unknown'
}
