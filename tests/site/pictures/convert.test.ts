import { imageMetadata } from 'astro/assets/utils'
import { expect, test } from 'vitest'
import { convertPicture } from '../../../site/src/features/pictures/convert.ts'
import { makePng, withWords } from '../support/png.ts'

const photograph = makePng({ width: 1000, height: 500 })

async function sizeOf(bytes: Buffer | undefined) {
  if (!bytes) return undefined
  const { format, width, height } = await imageMetadata(bytes)
  return { format, width, height }
}

test.each([
  ['avif', 640],
  ['webp', 640],
  ['jpeg', 1200],
] as const)('it becomes %s, %i wide at most', async (format, width) => {
  const real = Math.min(width, 1000)
  expect(await sizeOf(await convertPicture(photograph, width, format))).toEqual({
    format: format === 'jpeg' ? 'jpg' : format,
    width: real,
    height: real / 2,
  })
})

test('what a camera wrote in it is left out', async () => {
  const told = withWords(photograph, '48.39N 4.48W, marin Alizé')
  expect(told.includes('48.39N')).toBe(true)
  const converted = await convertPicture(told, 640, 'webp')
  expect(converted?.includes('48.39N')).toBe(false)
})

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/hostname"/></svg>'

test.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['a drawing that loads files', Buffer.from(svg)],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a TIFF', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
  [
    'a moving picture',
    Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  ],
  ['a first bytes and no more', photograph.subarray(0, 8)],
  ['only a header', photograph.subarray(0, 33)],
  ['noise after a signature', Buffer.concat([photograph.subarray(0, 8), Buffer.alloc(900, 7)])],
  [
    'ten thousand million pixels',
    makePng({ width: 8, height: 8, declared: { width: 100_000, height: 100_000 } }),
  ],
  [
    'just above fifty million pixels',
    makePng({ width: 1, height: 1, declared: { width: 10_000, height: 5_001 } }),
  ],
])('%s is no picture', async (_, bytes) => {
  expect(await convertPicture(bytes, 640, 'avif')).toBeUndefined()
})

test('many at once are converted one by one, and a crowd is refused rather than queued', async () => {
  const small = makePng({ width: 8, height: 8 })
  const asked = Array.from({ length: 80 }, () => convertPicture(small, 320, 'webp'))
  const outcomes = await Promise.allSettled(asked)
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBe(80 - 61)
})
