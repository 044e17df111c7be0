import { acceptedExtensions, limits } from 'content-types'
import { describe, expect, test } from 'vitest'
import { photoOfferFor } from '../../../site/src/ui/file-refusal.ts'
import { jpegName, photoSteps } from '../../../site/src/ui/photo-steps.ts'

const fileLimits = {
  extensions: acceptedExtensions,
  mostBytes: limits.fileBytes,
  mostFiles: limits.filesPerRequest,
}
const MEBIBYTE = 1024 * 1024
const offer = (name: string, megabytes: number, type = 'image/jpeg') =>
  photoOfferFor({ name, size: Math.round(megabytes * MEBIBYTE), type }, fileLimits)

describe('a photo', () => {
  test('is first tried with its longest side at 3,508 pixels, in its own proportions', () => {
    expect(photoSteps(8_000, 6_000)[0]).toEqual({ width: 3_508, height: 2_631, quality: 0.85 })
    expect(photoSteps(3_000, 9_000)[0]).toMatchObject({ width: 1_169, height: 3_508 })
  })

  test('is never made larger', () => {
    expect(photoSteps(1_200, 800)[0]).toMatchObject({ width: 1_200, height: 800 })
  })

  test('is tried lighter each time, and keeps a side of one pixel at least', () => {
    const steps = photoSteps(4_000, 1)
    const weights = steps.map(({ width, quality }) => width * quality)
    expect(weights.at(-1)).toBeLessThan((weights[0] ?? 0) / 2)
    expect(steps.every(({ height }) => height === 1)).toBe(true)
  })

  test('keeps the stem of its name', () => {
    expect(jpegName('Reçu du 3.11.PNG')).toBe('Reçu du 3.11.jpg')
    expect(jpegName('photo')).toBe('photo.jpg')
  })
})

describe('before a photo is touched its sender is asked', () => {
  test('with its weight and the limit', () => {
    expect(offer('photo.jpg', 8.2)?.question).toBe(
      'Cette photo pèse 8,2 Mo\u00a0; la limite est de 5 Mo. La réduire à environ 2\u00a0Mo avant l’envoi\u00a0?',
    )
  })

  test('also when only its format stands in the way', () => {
    expect(offer('photo.heic', 1, 'image/heic')?.question).toContain('format heic')
  })

  test.each([
    ['bordereau.pdf', 8, 'application/pdf'],
    ['bordereau.jpg', 8, 'application/pdf'],
    ['vide.jpg', 0, 'image/jpeg'],
    ['immense.png', 61, 'image/png'],
    ['dessin.svg', 1, 'image/svg+xml'],
  ])('%s is no such photo', (name, megabytes, type) => {
    expect(offer(name, megabytes, type)).toBeUndefined()
  })
})
