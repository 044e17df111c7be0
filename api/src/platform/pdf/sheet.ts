import { degrees, PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib'
import { fontkit, readFont } from './fonts.ts'
import { Tags, type Role } from './tags.ts'
import { measure, wrap } from './wrap.ts'

export const ink = {
  navy: rgb(0.07, 0.22, 0.36),
  sea: rgb(0.18, 0.5, 0.62),
  foam: rgb(0.91, 0.95, 0.97),
  rule: rgb(0.74, 0.8, 0.84),
  border: rgb(0.42, 0.54, 0.62),
  text: rgb(0.13, 0.16, 0.19),
  grey: rgb(0.36, 0.4, 0.44),
  ghost: rgb(0.93, 0.94, 0.95),
}

const A4: [number, number] = [595.28, 841.89]
export const margin = 50
export const contentWidth = A4[0] - 2 * margin
const bottom = 64
/** From one line to the next, for a letter of height 1. */
export const LEADING = 1.42
/** A longer paragraph is cut at the end of the page rather than put on the next. */
const MOST_LINES_KEPT = 12

/** In points, which PDF counts in. */
export function millimetres(length: number): number {
  return (length * 72) / 25.4
}

/** The height of a place so many millimetres below the top edge. */
export function fromTop(distance: number): number {
  return A4[1] - millimetres(distance)
}

export interface Fonts {
  regular: PDFFont
  bold: PDFFont
}

interface Properties {
  title: string
  author: string
  /** The program that made it. */
  creator: string
  date: Date
  /** Written in pale letters across each page, such as « SPÉCIMEN ». */
  watermark?: string | undefined
}

interface TextStyle {
  size?: number
  bold?: boolean
  color?: ReturnType<typeof rgb>
  role?: Role
}

/** A document written from top to bottom, page after page; `y` is where the next thing goes. */
export class Sheet {
  readonly pdf: PDFDocument
  readonly tags: Tags
  readonly fonts: Fonts
  readonly #watermark: string | undefined
  page: PDFPage
  y = 0

  private constructor(pdf: PDFDocument, fonts: Fonts, watermark: string | undefined) {
    this.pdf = pdf
    this.fonts = fonts
    this.#watermark = watermark
    this.tags = new Tags(pdf)
    this.page = this.addPage()
  }

  static async open({ title, author, creator, date, watermark }: Properties): Promise<Sheet> {
    const pdf = await PDFDocument.create()
    pdf.registerFontkit(fontkit)
    pdf.setTitle(title, { showInWindowTitleBar: true })
    pdf.setLanguage('fr-FR')
    pdf.setAuthor(author)
    pdf.setProducer('pdf-lib')
    pdf.setCreator(creator)
    pdf.setCreationDate(date)
    pdf.setModificationDate(date)
    const fonts = {
      regular: await pdf.embedFont(await readFont('Regular'), { subset: true }),
      bold: await pdf.embedFont(await readFont('Bold'), { subset: true }),
    }
    return new Sheet(pdf, fonts, watermark)
  }

  addPage(): PDFPage {
    this.page = this.pdf.addPage(A4)
    this.y = A4[1] - 42
    if (this.#watermark !== undefined) this.#drawAcross(this.#watermark)
    return this.page
  }

  /** Goes to a new page when that height does not fit in what is left of this one. */
  reserve(height: number): void {
    if (this.y - height < bottom) this.addPage()
  }

  /** Writes a text at a place, on one line. */
  write(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { size = 10, bold = false, color = ink.text, role = 'P' } = style
    const font = bold ? this.fonts.bold : this.fonts.regular
    this.tags.content(this.page, role, () => {
      this.page.drawText(printable(text), { x, y, size, font, color })
    })
  }

  /** Writes a paragraph below what is there, on the next pages too, and goes below it. */
  paragraph(
    text: string,
    style: TextStyle & { x?: number; width?: number; gap?: number } = {},
  ): void {
    const { size = 10, bold = false } = style
    const { x = margin, width = contentWidth, gap = 8 } = style
    const leading = size * LEADING
    const lines = this.wrap(text, width, { size, bold })
    this.reserve(Math.min(lines.length, MOST_LINES_KEPT) * leading)
    while (lines.length > 0) {
      if (this.y - leading < bottom) this.addPage()
      const room = Math.max(1, Math.floor((this.y - bottom) / leading))
      const here = lines.splice(0, room)
      this.writeLines(here, x, this.y, style)
      this.y -= here.length * leading
    }
    this.y -= gap
  }

  wrap(text: string, width: number, { size = 10, bold = false }: TextStyle = {}): string[] {
    const font = bold ? this.fonts.bold : this.fonts.regular
    return wrap(printable(text), font, size, width)
  }

  /** Lines below a height, as one element. */
  writeLines(lines: readonly string[], x: number, top: number, style: TextStyle = {}): void {
    const { size = 10, bold = false, color = ink.text, role = 'P' } = style
    const font = bold ? this.fonts.bold : this.fonts.regular
    const leading = size * LEADING
    this.tags.content(this.page, role, () => {
      for (const [index, line] of lines.entries()) {
        const y = top - (index + 1) * leading + size * 0.3
        // The space keeps the words of two lines apart for whoever reads the text, not the page.
        this.page.drawText(`${line} `, { x, y, size, font, color })
      }
    })
  }

  widthOf(text: string, size: number, bold = false): number {
    return measure(printable(text), bold ? this.fonts.bold : this.fonts.regular) * size
  }

  /** Numbers the pages, closes the structure and answers the file. */
  async save(footer: string): Promise<Uint8Array> {
    const pages = this.pdf.getPages()
    for (const [index, page] of pages.entries()) {
      this.tags.artifact(page, () => {
        page.drawLine({
          start: { x: margin, y: 52 },
          end: { x: A4[0] - margin, y: 52 },
          thickness: 0.6,
          color: ink.rule,
        })
        const number = `Page ${index + 1} sur ${pages.length}`
        const style = { y: 38, size: 7.5, font: this.fonts.regular, color: ink.grey }
        page.drawText(printable(footer), { x: margin, ...style })
        page.drawText(number, { x: A4[0] - margin - this.widthOf(number, 7.5), ...style })
      })
    }
    this.tags.close()
    return this.pdf.save()
  }

  #drawAcross(text: string): void {
    const style = { x: 96, y: 230, size: 96, font: this.fonts.bold, color: ink.ghost }
    this.tags.artifact(this.page, () => {
      this.page.drawText(printable(text), { ...style, rotate: degrees(45) })
    })
  }
}

/** The font has no narrow no-break space. */
export function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0')
}
