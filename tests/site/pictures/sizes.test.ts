import { expect, test } from 'vitest'
import '../support/environment.ts'
import {
  cardPicture,
  cardSize,
  isOffered,
  shownPicture,
} from '../../../site/src/features/pictures/sizes.ts'
import { readVersion, versionOf } from '../../../site/src/features/pictures/version.ts'

const updatedAt = '2026-03-02T08:00:00.000Z'
const quay = { url: '/uploads/quai_1a2b.jpg', width: 1000, height: 500, updatedAt }

const widthsOf = (sources = '') => sources.split(', ').map((each) => each.split(' ')[1])

test('a picture is offered in each smaller width and whole, never enlarged', () => {
  expect(widthsOf(shownPicture(quay)?.avif)).toEqual(['320w', '480w', '640w', '960w', '1000w'])
  expect(widthsOf(shownPicture({ ...quay, width: 200 })?.webp)).toEqual(['200w'])
  expect(widthsOf(shownPicture({ ...quay, width: 5000 })?.avif).at(-1)).toBe('1280w')
})

test('every address that a page names is one that the site answers', () => {
  const shown = shownPicture(quay)
  const addresses = `${shown?.src ?? ''} ${shown?.avif ?? ''} ${shown?.webp ?? ''} ${cardPicture(quay) ?? ''}`
  const named = [...addresses.matchAll(/\/images\/([^/]+)\/(\d+)\/(quai_1a2b\.jpg)\.([a-z]+)/g)]
  expect(named).toHaveLength(12)
  for (const [, version = '', width, name = '', format = ''] of named) {
    expect(isOffered(Number(width), format)).toBe(true)
    expect(readVersion(name, version)).toBe('fixed')
  }
})

test('a replaced picture has another address; one whose version is not known may change', () => {
  const now = versionOf('quai.jpg', updatedAt)
  expect(versionOf('quai.jpg', '2026-03-02T08:00:00.001Z')).not.toBe(now)
  expect(readVersion('quai.jpg', versionOf('quai.jpg', undefined))).toBe('current')
})

test.each(['', '-', 'x', 'm0', 'm0-', 'm0-000000000000', 'actuelle-0', '../..', 'É-é'])(
  'a made-up version (%s) is unknown',
  (version) => {
    expect(readVersion('quai.jpg', version)).toBe('unknown')
  },
)

test('the version of one picture is not that of another', () => {
  expect(readVersion('autre.jpg', versionOf('quai.jpg', updatedAt))).toBe('unknown')
})

test('a moving picture, and one without its size, stay as they are', () => {
  expect(shownPicture({ ...quay, url: '/uploads/a.gif' })).toEqual({ src: '/images/a.gif' })
  expect(shownPicture({ ...quay, width: null })).toEqual({ src: '/images/quai_1a2b.jpg' })
  expect(cardPicture({ ...quay, url: '/uploads/a.gif' })).toBeUndefined()
  expect(shownPicture({ ...quay, url: '/uploads/a.svg' })).toBeUndefined()
})

test('a card says the size of what it shows', () => {
  expect(cardSize({ ...quay, width: 2400, height: 1000 })).toEqual({ width: 1200, height: 500 })
  expect(cardSize(quay)).toEqual({ width: 1000, height: 500 })
})

test.each([
  [319, 'avif'],
  [640, 'jpeg'],
  [1200, 'webp'],
  [640, 'png'],
])('%i in %s is offered nowhere', (width, format) => {
  expect(isOffered(width, format)).toBe(false)
})
