import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument, type PDFField } from 'pdf-lib'

interface Place {
  page: number
  left: number
  top: number
}

type Placed = { field: PDFField; page: number }

/** Two boxes whose tops differ by less stand on one line; in points. */
const SAME_LINE = 8
const HIDDEN = 2 | 32

/** The fields that are seen, in the order in which the pages are read. Pages count from 0. */
export function placeFields(pdf: PDFDocument): Placed[] {
  const pageOf = pagesOfWidgets(pdf)
  const placed = pdf
    .getForm()
    .getFields()
    .flatMap((field) => {
      const place = firstPlace(field, pageOf)
      return place ? [{ field, ...place }] : []
    })
    .sort((one, other) => one.page - other.page || other.top - one.top)
  return linesOf(placed).flatMap((line) => line.sort((one, other) => one.left - other.left))
}

function linesOf<T extends Place>(placed: readonly T[]): T[][] {
  const lines: T[][] = []
  for (const one of placed) {
    const first = lines.at(-1)?.[0]
    const isSame = first?.page === one.page && first.top - one.top < SAME_LINE
    if (isSame) lines.at(-1)?.push(one)
    else lines.push([one])
  }
  return lines
}

function pagesOfWidgets(pdf: PDFDocument): Map<PDFDict, number> {
  const pages = new Map<PDFDict, number>()
  for (const [index, page] of pdf.getPages().entries()) {
    const annotations = page.node.Annots()
    for (let position = 0; position < (annotations?.size() ?? 0); position++) {
      const widget = annotations?.lookup(position)
      if (widget instanceof PDFDict) pages.set(widget, index)
    }
  }
  return pages
}

/** Of the boxes of a field, the one that is read first; undefined when none is seen. */
function firstPlace(field: PDFField, pageOf: ReadonlyMap<PDFDict, number>): Place | undefined {
  const places = field.acroField.getWidgets().flatMap(({ dict }) => {
    const page = pageOf.get(dict)
    const corner = cornerOf(dict)
    return page === undefined || !corner || isHidden(dict) ? [] : [{ page, ...corner }]
  })
  return places.sort((one, other) => one.page - other.page || other.top - one.top)[0]
}

function cornerOf(widget: PDFDict): { left: number; top: number } | undefined {
  const box = widget.lookup(PDFName.of('Rect'))
  if (!(box instanceof PDFArray) || box.size() !== 4) return undefined
  const sides = [0, 1, 2, 3].map((index) => {
    const side = box.lookup(index)
    return side instanceof PDFNumber ? side.asNumber() : 0
  })
  const [left = 0, bottom = 0, right = 0, top = 0] = sides
  return { left: Math.min(left, right), top: Math.max(bottom, top) }
}

function isHidden(widget: PDFDict): boolean {
  const flags = widget.lookup(PDFName.of('F'))
  return flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0
}
