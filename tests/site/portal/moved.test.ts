import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite

const redirect = (kind: string, from: string, to: string) => ({
  documentId: `${kind}-${from}`,
  updatedAt: '2026-01-01T00:00:00.000Z',
  kind,
  from,
  to,
})

beforeAll(async () => {
  site = await startPublicSite()
  site.cms.contents.redirects = [
    redirect('news', 'ancienne', 'actualite-3'),
    redirect('faq', 'ancienne', 'nouvelle-question'),
    redirect('form', 'ancien', 'nouveau'),
    redirect('news', 'piegee', '//ailleurs.example'),
    redirect('news', 'grimpante', '../espace'),
    redirect('news', 'actualite-4', 'actualite-3'),
  ]
})
afterAll(() => site.close())

const ask = (path: string) => site.get(path, { accept: 'text/html' })

test.each([
  ['/actualites/ancienne', '/actualites/actualite-3'],
  ['/questions/ancienne', '/questions/nouvelle-question'],
  ['/formulaires/ancien.pdf', '/formulaires/nouveau.pdf'],
])('%s has moved for good to %s', async (path, to) => {
  const answer = await ask(path)
  expect(answer.status).toBe(301)
  expect(answer.headers.get('location')).toBe(to)
})

test.each(['/actualites/piegee', '/actualites/grimpante', '/actualites/inconnue'])(
  '%s leads nowhere',
  async (path) => {
    expect((await ask(path)).status).toBe(404)
  },
)

test('a content that stands at an old address is shown', async () => {
  expect((await ask('/actualites/actualite-4')).status).toBe(200)
  site.cms.contents['news-articles'].push(makeNews({ slug: 'ancienne-deux', title: 'Prise' }))
  site.cms.contents.redirects?.push(redirect('news', 'ancienne-deux', 'actualite-3'))
  expect((await ask('/actualites/ancienne-deux')).status).toBe(200)
})

test('without Strapi an old address is an unknown one', async () => {
  site.cms.mood = 'failing'
  site.cms.contents.redirects?.push(redirect('faq', 'perdue', 'retrouvee'))
  expect((await ask('/questions/perdue')).status).not.toBe(301)
  site.cms.mood = 'well'
})
