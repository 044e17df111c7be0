import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { makePng } from '../support/png.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite
let fixed: string

const upload = '/uploads/quai_1a2b.png'
const picture = {
  url: upload,
  name: 'quai.png',
  mime: 'image/png',
  size: 12,
  alternativeText: 'Un quai',
  width: 1000,
  height: 500,
  updatedAt: '2026-03-02T08:00:00.000Z',
}

beforeAll(async () => {
  site = await startPublicSite()
  site.cms.uploads.set(upload, { bytes: makePng({ width: 1000, height: 500 }), type: 'image/png' })
  site.cms.uploads.set('/uploads/faux_3c4d.png', {
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    type: 'image/png',
  })
  site.cms.contents['news-articles'].push(makeNews({ slug: 'le-quai', picture }))
  const html = await site.html('/actualites/le-quai')
  fixed = /srcset="(\/images\/[^ ]+\/320\/quai_1a2b\.png\.avif) 320w/.exec(html)?.[1] ?? ''
})
afterAll(() => site.close())

test('an article names its picture in two formats and takes its place before it comes', async () => {
  const html = await site.html('/actualites/le-quai')
  expect(html).toMatch(/<source type="image\/avif" srcset="[^"]+1000w"/)
  expect(html).toMatch(/<img [^>]*width="1000" height="500" loading="eager" fetchpriority="high"/)
})

test('its address may be kept for ever, and is converted once', async () => {
  const answer = await site.get(fixed)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/avif')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.toString('latin1', 4, 12)).toBe('ftypavif')
  const shelf = join(site.cacheDir, 'pictures')
  const before = await readdir(shelf)
  expect(before).toHaveLength(1)
  await site.hint('media')
  expect((await site.get(fixed)).status).toBe(200)
  expect(await readdir(shelf)).toEqual(before)
})

test('one whose version is not known is asked for again each time', async () => {
  const answer = await site.get('/images/actuelle/640/quai_1a2b.png.webp')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
})

test.each([
  '/images/actuelle/641/quai_1a2b.png.webp',
  '/images/actuelle/640/quai_1a2b.png.jpeg',
  '/images/actuelle/640/quai_1a2b.png.png',
  '/images/actuelle/640/quai_1a2b.png',
  '/images/actuelle/0640/quai_1a2b.png.webp',
  '/images/m0-000000000000/640/quai_1a2b.png.webp',
  '/images/x/640/quai_1a2b.png.webp',
  '/images/actuelle/640/inconnu_1a2b.png.webp',
  '/images/actuelle/640/declaration_1a2b3c.pdf.webp',
  '/images/actuelle/640/faux_3c4d.png.webp',
])('%s is not there', async (address) => {
  expect((await site.get(address)).status).toBe(404)
})

test('made-up versions reach neither Strapi nor the disk', async () => {
  site.cms.reset()
  for (let at = 0; at < 50; at += 1) {
    await site.get(`/images/${at.toString(36)}-0123456789ab/640/quai_1a2b.png.webp`)
  }
  expect(site.cms.count('/uploads/')).toBe(0)
})
