import { expect, FileFault } from './fault.ts'
import { readToken, type PdfToken } from './pdf-lexer.ts'
import { refuseActiveNames, refuseActiveToken } from './pdf-names.ts'
import { readObjectStream, requireReasonableStream, type Budget } from './pdf-streams.ts'
import { endsAsZip } from './zip-structure.ts'

const HEADER = /^%PDF-[12]\.\d/
/** Where the last revision says it starts; only space may follow. */
const ENDING = /startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/
/** Far enough to hold the ending and the space after it. */
const ENDING_LENGTH = 4096
/** An object begins with `7 0 obj`, also where a reader in repair would find it. */
const OBJECT = /[\0\t\n\f\r \d]obj(?=[\0\t\n\f\r <[(/%])/y
/** Between two objects stand numbers, cross-reference tables and trailers, and nothing else. */
const betweenObjects = /^(?:[+-]?\d+|xref|trailer|startxref|[fn]|\d*obj|endobj)$/

/**
 * Throws the fault of a PDF. Every object is read in the order of the file, so that nothing depends
 * on the cross-reference tables, which readers repair each in its own way; no object may hide in a
 * comment, a string or a stream. Format: ISO 32000-1.
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1')
  expect(HEADER.test(text), 'other-format', 'no header at the first byte')
  requireEnding(text)
  refuseActiveNames(text)

  const names = new Set<string>()
  const objects = await readObjects(bytes, text, names)
  const visible = countVisibleObjects(text)
  expect(objects === visible, 'trailing', `${String(visible)} objects, ${String(objects)} in place`)
  expect(names.has('Catalog') && names.has('Pages'), 'damaged', 'no catalog or no pages')
  expect(!endsAsZip(bytes), 'trailing', 'an archive at the end')
}

function requireEnding(text: string): void {
  if (ENDING.test(text.slice(-ENDING_LENGTH))) return
  throw new FileFault(text.includes('%%EOF') ? 'trailing' : 'damaged', 'no ending at the last byte')
}

/** Reads all objects; answers how many there are, their names being added to `names`. */
async function readObjects(bytes: Buffer, text: string, names: Set<string>): Promise<number> {
  const budget: Budget = { objectBytes: 0, contentBytes: 0 }
  let count = 0
  let isInside = false
  let object: PdfToken[] = []
  let token = readToken(text, 0)
  while (token !== undefined) {
    refuseActiveToken(token)
    if (token.kind === 'name') names.add(token.text)
    if (token.kind === 'word') {
      if (isObjectStart(token, text)) {
        count += 1
        isInside = true
        object = []
      } else if (token.text === 'endobj' || token.text === 'trailer') {
        isInside = token.text === 'trailer'
        object = []
      } else if (token.text === 'startxref' || token.text === 'xref') {
        isInside = false
      } else if (token.text === 'stream' && object.at(-1)?.kind === 'close') {
        const start = dataStart(text, token.end)
        const end = dataEnd(text, start, object)
        if (isObjectStream(object)) readObjectStream(bytes, start, object, budget, names)
        else await requireReasonableStream(bytes.subarray(start, end), object, budget)
        token = readToken(text, end)
        continue
      }
      expect(
        isInside || betweenObjects.test(token.text),
        'trailing',
        `${token.text} between objects`,
      )
    }
    object.push(token)
    token = readToken(text, token.end)
  }
  return count
}

function isObjectStart(token: PdfToken, text: string): boolean {
  return /^\d*obj$/.test(token.text) && isObjectAt(text, token.end - 3)
}

function countVisibleObjects(text: string): number {
  let count = 0
  for (let at = text.indexOf('obj'); at !== -1; at = text.indexOf('obj', at + 3)) {
    if (isObjectAt(text, at)) count += 1
  }
  return count
}

function isObjectAt(text: string, at: number): boolean {
  OBJECT.lastIndex = at - 1
  return OBJECT.test(text)
}

/** The line break after `stream` is not part of the data. */
function dataStart(text: string, end: number): number {
  if (text.startsWith('\r\n', end)) return end + 2
  return text[end] === '\n' || text[end] === '\r' ? end + 1 : end
}

/** The length is believed when `endstream` stands there; otherwise the data ends at the next one. */
function dataEnd(text: string, start: number, object: readonly PdfToken[]): number {
  const declared = start + directLength(object)
  if (/^[\0\t\n\f\r ]*endstream/.test(text.slice(declared, declared + 16))) return declared
  const end = text.indexOf('endstream', start)
  expect(end !== -1, 'damaged', 'a stream without an end')
  return end
}

/** NaN when the length is an object of its own. */
function directLength(object: readonly PdfToken[]): number {
  const place = object.findLastIndex(({ kind, text }) => kind === 'name' && text === 'Length')
  const [value, , reference] = object.slice(place + 1, place + 4)
  return place === -1 || reference?.text === 'R' ? Number.NaN : Number(value?.text)
}

/** Readers take what they need, first place and count, without asking for the type. */
function isObjectStream(object: readonly PdfToken[]): boolean {
  const has = (name: string) => object.some(({ kind, text }) => kind === 'name' && text === name)
  return has('ObjStm') || (has('First') && has('N'))
}
