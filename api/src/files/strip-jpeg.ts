import { expect } from './fault.ts'
import { orientationOf, tiffWithOrientation } from './exif-orientation.ts'

const START = Buffer.from([0xff, 0xd8])
const END = Buffer.from([0xff, 0xd9])
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const COMMENT = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef

const EXIF = 'Exif\0\0'

/**
 * Goes from segment to segment (ITU-T T.81, annex B) and keeps those that pixels and colours need.
 * Nothing after the image is kept: there phones write other images, each with its own metadata.
 */
export function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let orientation = 1
  for (let at = 2; ;) {
    expect(bytes.readUInt8(at) === 0xff, 'damaged', 'no segment where one must begin')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END_OF_IMAGE) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    expect(end >= at + 4 && end <= bytes.length, 'damaged', 'a segment longer than the file')
    const content = bytes.subarray(at + 4, end)
    const next = marker === START_OF_SCAN ? endOfScan(bytes, end) : end
    if (isNeeded(marker, content)) kept.push(bytes.subarray(at, next))
    if (marker === APP1 && startsWith(content, EXIF)) {
      orientation = orientationOf(content.subarray(EXIF.length))
    }
    at = next
  }
  expect(kept.length > 0, 'damaged', 'no image')
  const turned = orientation === 1 ? [] : [exifSegment(orientation)]
  return Buffer.concat([START, ...turned, ...kept, END])
}

function isNeeded(marker: number, content: Buffer): boolean {
  if (marker === APP0) return startsWith(content, 'JFIF\0')
  if (marker === APP2) return startsWith(content, 'ICC_PROFILE\0')
  // How the colours are coded; without it a reader guesses.
  if (marker === APP14) return startsWith(content, 'Adobe')
  return marker !== COMMENT && !(marker >= APP0 && marker <= APP15)
}

/** Coded pixels: 0xff is followed by zero or by a restart marker until the next segment. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes.readUInt8(at + 1)
    const isPixel = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isPixel) return at
  }
  return bytes.length
}

function exifSegment(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiffWithOrientation(orientation)])
  const head = Buffer.from([0xff, APP1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

function startsWith(content: Buffer, mark: string): boolean {
  return content.toString('latin1', 0, mark.length) === mark
}
