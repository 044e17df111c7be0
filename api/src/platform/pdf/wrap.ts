import type { PDFFont } from 'pdf-lib'

/** The lines of a text that fit a width; a word that is longer than a line is cut. */
export function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const room = width / size
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let taken = Infinity
    for (const word of line.split(' ')) {
      const own = measure(word, font)
      const longer = taken + measure(' ', font) + own
      if (longer <= room) {
        lines.push(`${lines.pop() ?? ''} ${word}`)
        taken = longer
      } else {
        const parts = own <= room ? [word] : cut(word, font, room)
        lines.push(...parts)
        taken = measure(parts.at(-1) ?? '', font)
      }
    }
    return lines
  })
}

function cut(word: string, font: PDFFont, room: number): string[] {
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const letter of word) {
    const width = measure(letter, font)
    if (part !== '' && taken + width > room) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += letter
    taken += width
  }
  return [...parts, part]
}

/** At size 1, letter by letter as pdf-lib sets them; asking the font for a whole line is slow. */
export function measure(text: string, font: PDFFont): number {
  const known = widths.get(font) ?? new Map<string, number>()
  widths.set(font, known)
  let width = 0
  for (const letter of text) {
    const own = known.get(letter) ?? font.widthOfTextAtSize(letter, 1)
    known.set(letter, own)
    width += own
  }
  return width
}

const widths = new WeakMap<PDFFont, Map<string, number>>()
