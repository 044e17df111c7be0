import { crc32 } from 'node:zlib'
import { orientationOf, tiffWithOrientation } from './exif-orientation.ts'
import { expect } from './fault.ts'

const SIGNATURE_LENGTH = 8

/** Pixels, colours, size on paper and animation: https://www.w3.org/TR/png-3/ */
const needed = new Set(
  (
    'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD hIST pHYs ' +
    'acTL fcTL fdAT'
  ).split(' '),
)

/** Keeps the chunks that a reader needs, and nothing after the last. */
export function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, SIGNATURE_LENGTH)]
  let orientation = 1
  for (let at = SIGNATURE_LENGTH; ;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    expect(end <= bytes.length, 'damaged', 'a chunk longer than the file')
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, end - 4))
    if (needed.has(kind)) kept.push(bytes.subarray(at, end))
    at = end
    if (kind === 'IEND') break
  }
  const turned = orientation === 1 ? [] : [chunk('eXIf', tiffWithOrientation(orientation))]
  // After the signature and the header, which comes first.
  return Buffer.concat([...kept.slice(0, 2), ...turned, ...kept.slice(2)])
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
