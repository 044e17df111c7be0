import { crc32 } from 'node:zlib'
import { expect } from './fault.ts'
import { requireReasonableSize } from './pixels.ts'
import { endsAsZip } from './zip-structure.ts'

const SIGNATURE_LENGTH = 8
/** Bit depths by colour type. */
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** What a reader must understand, as the capital first letter says. */
const criticalKinds = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/** Throws the fault of a PNG image. Format: https://www.w3.org/TR/png-3/ */
export function checkPng(bytes: Buffer): void {
  let at = SIGNATURE_LENGTH
  let hasPixels = false
  for (let place = 0; ; place++) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    const known = criticalKinds.has(kind) || /^[a-z][A-Za-z]{3}$/.test(kind)
    expect(end <= bytes.length && known, 'damaged', 'a broken chunk')
    const sum = crc32(bytes.subarray(at + 4, end - 4))
    expect(sum === bytes.readUInt32BE(end - 4), 'damaged', `${kind} has another checksum`)
    expect((place === 0) === (kind === 'IHDR'), 'damaged', 'no header first')
    if (kind === 'IHDR') checkHeader(bytes.subarray(at + 8, end - 4))
    if (kind === 'IDAT') hasPixels = true
    at = end
    if (kind === 'IEND') break
  }
  expect(hasPixels, 'damaged', 'no pixels')
  expect(at === bytes.length && !endsAsZip(bytes), 'trailing', 'something after the image')
}

function checkHeader(header: Buffer): void {
  expect(header.length === 13, 'damaged', 'a header of another length')
  requireReasonableSize(header.readUInt32BE(0), header.readUInt32BE(4))
  const known = depths[header.readUInt8(9)]?.includes(header.readUInt8(8)) ?? false
  const plain =
    header.readUInt8(10) === 0 && header.readUInt8(11) === 0 && header.readUInt8(12) <= 1
  expect(known && plain, 'damaged', 'an unknown way of coding')
}
