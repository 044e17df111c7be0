import { createInflate, inflateSync } from 'node:zlib'
import { expect, FileFault } from './fault.ts'
import { readToken, type PdfToken } from './pdf-lexer.ts'
import { refuseActiveNames, refuseActiveToken } from './pdf-names.ts'

/** What one file has already cost. */
export interface Budget {
  objectBytes: number
  contentBytes: number
}

const MEBIBYTE = 1024 * 1024
const MAX_OBJECT_BYTES = 64 * MEBIBYTE
const MAX_OBJECT_STREAM = 16 * MEBIBYTE
const MAX_CONTENT_BYTES = 100 * MEBIBYTE
/** A0 at 300 dots an inch. */
const MAX_PIXELS = 140_000_000
const MAX_FILTERS = 3

/**
 * Reads the objects packed in a stream. Only the one way of packing that programs use for them is
 * understood. The data is inflated to its own end, whatever end the file declares.
 */
export function readObjectStream(
  bytes: Buffer,
  start: number,
  object: readonly PdfToken[],
  budget: Budget,
  names: Set<string>,
): void {
  const filters = filtersOf(object)
  const plain = filters.length === 1 && filters[0] === 'FlateDecode'
  expect(plain && !hasName(object, 'Predictor'), 'damaged', 'objects packed in an unusual way')
  const objects = inflateWhole(bytes.subarray(start))
  budget.objectBytes += objects.length
  expect(budget.objectBytes <= MAX_OBJECT_BYTES, 'too-complex', 'objects too large once inflated')
  refuseActiveNames(objects)
  for (let token = readToken(objects, 0); token; token = readToken(objects, token.end)) {
    refuseActiveToken(token)
    if (token.kind === 'name') names.add(token.text)
  }
}

/** Bounds what a reader would have to unpack: pixels of images, bytes of anything else. */
export async function requireReasonableStream(
  data: Buffer,
  object: readonly PdfToken[],
  budget: Budget,
): Promise<void> {
  const filters = filtersOf(object)
  expect(filters.length <= MAX_FILTERS, 'too-complex', 'a stream packed again and again')
  if (hasName(object, 'Image')) {
    const pixels = numberAfter(object, 'Width') * numberAfter(object, 'Height')
    expect(!(pixels > MAX_PIXELS), 'too-complex', `${String(pixels)} pixels`)
  } else if (filters[0] === 'FlateDecode' || filters[0] === 'Fl') {
    await countInflated(data, budget)
  }
}

function filtersOf(object: readonly PdfToken[]): string[] {
  const place = object.findIndex(({ kind, text }) => kind === 'name' && text === 'Filter')
  if (place === -1) return []
  const [first, ...others] = object.slice(place + 1)
  if (first?.text !== '[') return [first?.text ?? '']
  const end = others.findIndex(({ text }) => text === ']')
  return others.slice(0, end).map(({ text }) => text)
}

function hasName(object: readonly PdfToken[], name: string): boolean {
  return object.some(({ kind, text }) => kind === 'name' && text === name)
}

/** NaN when the value is an object of its own. */
function numberAfter(object: readonly PdfToken[], name: string): number {
  const place = object.findIndex(({ kind, text }) => kind === 'name' && text === name)
  return Number(object[place + 1]?.text)
}

function inflateWhole(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MAX_OBJECT_STREAM })
  } catch (error) {
    const isTooLong = error instanceof RangeError
    throw new FileFault(isTooLong ? 'too-complex' : 'damaged', 'objects that cannot be inflated')
  }
}

/** Readers show what they can of damaged content, so that only its length matters here. */
async function countInflated(data: Buffer, budget: Budget): Promise<void> {
  const inflater = createInflate({ chunkSize: 64 * 1024 })
  inflater.end(data)
  try {
    for await (const piece of inflater as AsyncIterable<Buffer>) {
      budget.contentBytes += piece.length
      expect(budget.contentBytes <= MAX_CONTENT_BYTES, 'too-complex', 'content too large')
    }
  } catch (error) {
    if (error instanceof FileFault) throw error
  }
}
