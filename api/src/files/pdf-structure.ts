import { expect, FileFault } from './fault.ts'
import { isSpaceOrDelimiter, readToken, type PdfToken } from './pdf-lexer.ts'
import { refuseActiveNames, refuseActiveToken } from './pdf-names.ts'
import { readObjectStream, requireReasonableStream, type Budget } from './pdf-streams.ts'
import { endsAsZip } from './zip-structure.ts'

const HEADER = /^%PDF-[12]\.\d/
const HEADER_LENGTH = 8
/** Where the last revision says it starts; only space may follow. */
const ENDING = /startxref[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/
/** Far enough to hold the ending and the space after it. */
const ENDING_LENGTH = 4096
/** Between two objects stand numbers, cross-reference tables and trailers, and nothing else. */
const betweenObjects = /^(?:[+-]?\d+|xref|trailer|startxref|[fn]|\d*obj|endobj)$/

/**
 * Throws the fault of a PDF. Every object is read in the order of the file, so that nothing depends
 * on the cross-reference tables, which readers repair each in its own way; no object may hide in a
 * comment, a string or a stream. Format: ISO 32000-1.
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const header = bytes.toString('latin1', 0, HEADER_LENGTH)
  expect(HEADER.test(header), 'other-format', 'no header at the first byte')
  requireEnding(bytes)
  refuseActiveNames(bytes)

  const names = new Set<string>()
  const objects = await readObjects(bytes, names)
  const visible = countVisibleObjects(bytes)
  expect(objects === visible, 'trailing', `${String(visible)} objects, ${String(objects)} in place`)
  expect(names.has('Catalog') && names.has('Pages'), 'damaged', 'no catalog or no pages')
  expect(!endsAsZip(bytes), 'trailing', 'an archive at the end')
}

function requireEnding(bytes: Buffer): void {
  if (ENDING.test(bytes.toString('latin1', Math.max(0, bytes.length - ENDING_LENGTH)))) return
  throw new FileFault(
    bytes.includes('%%EOF') ? 'trailing' : 'damaged',
    'no ending at the last byte',
  )
}

/** Reads all objects; answers how many there are, their names being added to `names`. */
async function readObjects(bytes: Buffer, names: Set<string>): Promise<number> {
  const budget: Budget = { objectBytes: 0, contentBytes: 0 }
  let count = 0
  let isInside = false
  let object: PdfToken[] = []
  let token = readToken(bytes, 0)
  while (token !== undefined) {
    refuseActiveToken(token)
    if (token.kind === 'name') names.add(token.text)
    if (token.kind === 'word') {
      if (isObjectStart(token, bytes)) {
        count += 1
        isInside = true
        object = []
      } else if (token.text === 'endobj' || token.text === 'trailer') {
        isInside = token.text === 'trailer'
        object = []
      } else if (token.text === 'startxref' || token.text === 'xref') {
        isInside = false
      } else if (token.text === 'stream' && object.at(-1)?.kind === 'close') {
        const start = dataStart(bytes, token.end)
        const end = dataEnd(bytes, start, object)
        if (isObjectStream(object)) readObjectStream(bytes, start, object, budget, names)
        else await requireReasonableStream(bytes.subarray(start, end), object, budget)
        token = readToken(bytes, end)
        continue
      }
      expect(
        isInside || betweenObjects.test(token.text),
        'trailing',
        `${token.text} between objects`,
      )
    }
    object.push(token)
    token = readToken(bytes, token.end)
  }
  return count
}

function isObjectStart(token: PdfToken, bytes: Buffer): boolean {
  return /^\d*obj$/.test(token.text) && isObjectAt(bytes, token.end - 3)
}

/** An object begins with `7 0 obj`, also where a reader in repair would find it. */
function countVisibleObjects(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 3)) {
    if (isObjectAt(bytes, at)) count += 1
  }
  return count
}

function isObjectAt(bytes: Buffer, at: number): boolean {
  const before = bytes.toString('latin1', at - 1, at)
  return /^[\0\t\n\f\r \d]$/.test(before) && isSpaceOrDelimiter(bytes[at + 3])
}

/** The line break after `stream` is not part of the data. */
function dataStart(bytes: Buffer, end: number): number {
  const next = bytes.toString('latin1', end, end + 2)
  if (next === '\r\n') return end + 2
  return next.startsWith('\n') || next.startsWith('\r') ? end + 1 : end
}

/** The length is believed when `endstream` stands there; otherwise the data ends at the next one. */
function dataEnd(bytes: Buffer, start: number, object: readonly PdfToken[]): number {
  const declared = start + directLength(object)
  const after = bytes.toString('latin1', declared, declared + 16)
  if (/^[\0\t\n\f\r ]*endstream/.test(after)) return declared
  const end = bytes.indexOf('endstream', start)
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
