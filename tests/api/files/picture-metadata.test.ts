import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { withoutMetadata } from '../../../api/src/files/index.ts'
import { chunk, jpeg, png, segment } from '../../fixtures/files/images.ts'
import { createRandom } from '../../fixtures/files/random.ts'

const genuine = join(import.meta.dirname, '../../fixtures/files/genuine')
const xmp = 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Port-Fictif</x:xmpmeta>'

/** With a place, an author, a date and a comment wherever the format has room for them. */
async function picture(format: 'jpeg' | 'png', orientation = 1): Promise<Buffer> {
  const pixels = { create: { width: 24, height: 16, channels: 3 as const, background: '#14507a' } }
  const image = sharp(pixels)
    .composite([{ input: Buffer.from('<svg><rect width="9" height="4" fill="red"/></svg>') }])
    .withIccProfile('p3')
    .withExifMerge({
      IFD0: { Artist: 'Alice Armor' },
      IFD3: { GPSLatitude: '47/1 13/1 6/1', GPSLatitudeRef: 'N', GPSProcessingMethod: 'fictif' },
    })
    .withMetadata({ orientation })
  return format === 'jpeg' ? image.jpeg().toBuffer() : image.png().toBuffer()
}

async function pixelsOf(bytes: Buffer, { turned = false } = {}) {
  const image = turned ? sharp(bytes).autoOrient() : sharp(bytes)
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data: data.toString('base64'), width: info.width, height: info.height }
}

function strip(bytes: Buffer): Buffer {
  const stripped = withoutMetadata(bytes)
  if (!stripped) throw new Error('refused')
  return stripped
}

describe.each(['jpeg', 'png'] as const)('%s', (format) => {
  test('place, author and date are gone, the pixels and colours are not', async () => {
    const bytes = await picture(format)
    expect(bytes.includes('Alice Armor')).toBe(true)
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const stripped = strip(bytes)
    expect(stripped.includes('Alice Armor') || stripped.includes('GPS')).toBe(false)
    const { exif, icc } = await sharp(stripped).metadata()
    expect(exif).toBeUndefined()
    expect(icc).toEqual((await sharp(bytes).metadata()).icc)
    expect(icc).toBeDefined()
    expect(await pixelsOf(stripped)).toEqual(await pixelsOf(bytes))
  })

  test.each([2, 3, 6, 8])('a picture turned by %i stays turned', async (orientation) => {
    const bytes = await picture(format, orientation)
    expect((await sharp(bytes).metadata()).orientation).toBe(orientation)
    const stripped = strip(bytes)
    expect((await sharp(stripped).metadata()).orientation).toBe(orientation)
    expect(stripped.includes('Alice Armor')).toBe(false)
    expect(await pixelsOf(stripped, { turned: true })).toEqual(
      await pixelsOf(bytes, { turned: true }),
    )
  })

  test('what was stripped has nothing left to strip', async () => {
    const once = strip(await picture(format, 6))
    expect(strip(once)).toEqual(once)
  })

  test('a picture cut anywhere is shown without metadata or not at all', async () => {
    const bytes = await picture(format, 6)
    for (let length = 0; length < bytes.length; length++) {
      const stripped = withoutMetadata(bytes.subarray(0, length))
      expect(stripped?.includes('Alice Armor') ?? false).toBe(false)
    }
  })

  test('changed bytes are read through or refused, and never grow', async () => {
    const bytes = await picture(format)
    const place = { index: fc.nat({ max: bytes.length - 1 }), value: fc.nat({ max: 255 }) }
    fc.assert(
      fc.property(fc.array(fc.record(place), { maxLength: 4 }), (changes) => {
        const changed = Buffer.from(bytes)
        for (const { index, value } of changes) changed[index] = value
        const stripped = withoutMetadata(changed)
        return stripped === undefined || stripped.length <= changed.length + 40
      }),
      { numRuns: 300 },
    )
  })
})

test.each(
  ['imagemagick-restart.jpg', 'pillow-cmyk.jpg', 'pillow-exif.jpeg', 'pillow-progressive.jpg']
    .concat(['imagemagick-interlaced.png', 'pillow-alpha.png', 'pillow-palette.png'])
    .concat(['pillow-animated.png', 'pillow-two-images.jpg']),
)('%s: a picture of another program keeps its pixels', async (name) => {
  const bytes = await readFile(join(genuine, name))
  expect(await pixelsOf(strip(bytes))).toEqual(await pixelsOf(bytes))
})

test('XMP, IPTC, comments, thumbnails and further images are dropped', () => {
  const segments = [
    segment(0xe1, xmp),
    segment(0xed, 'Photoshop 3.0\x008BIM Port-Fictif'),
    segment(0xfe, 'Port-Fictif'),
    segment(0xe0, 'JFXX\0Port-Fictif'),
    segment(0xe2, 'MPF\0Port-Fictif'),
    segment(0xec, 'Port-Fictif'),
  ]
  const bytes = jpeg({ segments, tail: jpeg({ segments }) })
  expect(strip(bytes)).toEqual(jpeg())
  const adobe = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01')
  expect(strip(jpeg({ segments: [adobe, ...segments] }))).toEqual(jpeg({ segments: [adobe] }))
})

test('text of a PNG is dropped, in whichever chunk', () => {
  const more = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'].map((kind) =>
    chunk(kind, Buffer.from('Comment\0Port-Fictif')),
  )
  expect(strip(png(createRandom(1), { more }))).toEqual(png(createRandom(1)))
})

test.each([
  ['another format', Buffer.from('%PDF-1.7')],
  ['nothing', Buffer.alloc(0)],
  ['a JPEG without an end', jpeg().subarray(0, -2)],
  ['a segment that is too long', Buffer.from('ffd8ffe1ffff00', 'hex')],
  ['a segment of no length', Buffer.from('ffd8ffe10000ffd9', 'hex')],
  ['a PNG without an end', png(createRandom(1)).subarray(0, -12)],
])('%s is refused', (_, bytes) => {
  expect(withoutMetadata(bytes)).toBeUndefined()
})
