import { expect } from './fault.ts'
import { hasMarkup } from './markup.ts'
import { requireReasonableSize } from './pixels.ts'
import { endsAsZip } from './zip-structure.ts'

const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const COMMENT = 0xfe
/** Sizes are announced by these: baseline, extended and progressive images. */
const frames = new Set([0xc0, 0xc1, 0xc2])
/** Lossless, hierarchical and arithmetic images, which browsers do not show either. */
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

const containers = [
  'PK\x03\x04',
  'PK\x05\x06',
  '%PDF-',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x7fELF',
]
const programs = ['This program cannot be run in DOS mode', 'This program must be run under']

/** Throws the fault of a JPEG image. Format: ITU-T T.81, annex B. */
export function checkJpeg(bytes: Buffer): void {
  const end = walk(bytes)
  // Phones write other images, depth maps or a film after the first one.
  const tail = bytes.subarray(end)
  for (const mark of [...containers, ...programs]) {
    expect(!tail.includes(mark, 0, 'latin1'), 'trailing', 'a file after the image')
  }
  expect(!hasMarkup(tail), 'trailing', 'a page after the image')
  expect(!endsAsZip(bytes), 'trailing', 'an archive at the end')
}

/** Goes from segment to segment; answers where the image ends. */
function walk(bytes: Buffer): number {
  let hasFrame = false
  let hasScan = false
  for (let at = 2; ;) {
    expect(bytes.readUInt8(at) === 0xff, 'damaged', 'no segment where one must begin')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END_OF_IMAGE) {
      expect(hasFrame && hasScan, 'damaged', 'no image')
      return at + 2
    }
    const length = bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at + 4, at + 2 + length)
    checkSegment(marker, segment)
    if (frames.has(marker)) hasFrame = true
    at += 2 + length
    if (marker === START_OF_SCAN) {
      hasScan = true
      at = skipScan(bytes, at)
    }
  }
}

function checkSegment(marker: number, segment: Buffer): void {
  const known = marker === 0x01 || marker >= 0xc0
  expect(known && !otherFrames.has(marker), 'damaged', `segment ${marker.toString(16)}`)
  if (frames.has(marker)) requireReasonableSize(segment.readUInt16BE(3), segment.readUInt16BE(1))
  const isText = marker === COMMENT || (marker >= 0xe0 && marker <= 0xef)
  if (isText) expect(!hasMarkup(segment), 'active', 'a page inside the image')
}

/** Coded pixels: 0xff is followed by zero or by a restart marker until the next segment. */
function skipScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes.readUInt8(at + 1)
    const isPixel = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isPixel) return at
  }
  return bytes.length
}
