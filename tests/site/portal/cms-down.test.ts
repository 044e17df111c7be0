import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FakeCms } from '../../support/fake-cms.ts'
import { pdf, startFakeCms } from '../support/contents.ts'
import { startFakeApi, type FakeApi } from '../support/fake-api.ts'
import { forget, startSite, type Site } from '../support/site.ts'

const pages = [
  '/',
  '/actualites',
  '/actualites/page/2',
  '/actualites/domaine/cotisation',
  '/actualites/actualite-3',
  '/actualites/rss.xml',
  '/actu',
  '/formulaires/declaration-d-accident.pdf',
]

let cms: FakeCms
let api: FakeApi | undefined
let site: Site

async function start(cacheDir?: string): Promise<void> {
  site = await startSite({
    cmsUrl: cms.url,
    ...(api && { apiUrl: api.url }),
    ...(cacheDir && { cacheDir }),
  })
}

async function restart(): Promise<void> {
  // The addresses of a feed are those of the portal, whose port changes from run to run.
  const { cacheDir } = site
  expect(await site.stop()).toBe(0)
  await start(cacheDir)
}

async function readAll(): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const path of pages) {
    const answer = await site.get(path)
    expect(answer.status, path).toBe(200)
    texts.set(path, withoutMoment((await answer.text()).replaceAll(site.url, '')))
  }
  return texts
}

/** The help line says whether it is open now: that may change between two readings. */
function withoutMoment(text: string): string {
  return text.replace(/<help-state.*?<\/help-state>/s, '')
}

describe('when Strapi stops', () => {
  beforeEach(async () => {
    cms = await startFakeCms()
    api = await startFakeApi()
    await start()
  })

  afterEach(async () => {
    await site.stop()
    await cms.stop()
    await api?.stop()
    api = undefined
    await forget(site)
  })

  test('pages of the personal space are shown, also after a restart', async () => {
    const headers = { cookie: '__Host-session=alize' }
    const read = async () => {
      const answer = await site.get('/espace/actualites', headers)
      expect(answer.status).toBe(200)
      return [...(await answer.text()).matchAll(/<h2[^>]*>([^<]+)/g)].map(([, title]) => title)
    }
    const before = await read()
    expect(before).toContain('Réservé aux employeurs')
    await cms.stop()
    await restart()
    expect(await read()).toEqual(before)
  })

  test('the same pages are read, even once they have expired', async () => {
    const before = await readAll()
    await cms.stop()
    expect(await readAll()).toEqual(before)
    await site.hint()
    expect(await readAll()).toEqual(before)
    expect(await readAll()).toEqual(before)
  })

  test('the same pages are read after a restart of the site', async () => {
    const before = await readAll()
    await cms.stop()
    await restart()
    expect(await readAll()).toEqual(before)
    await restart()
    expect(await readAll()).toEqual(before)
  })

  test('the same pages are read after the site was killed', async () => {
    const before = await readAll()
    // What is kept is written behind the answers.
    await new Promise((resolve) => setTimeout(resolve, 500))
    await cms.stop()
    const { cacheDir } = site
    await site.stop('SIGKILL')
    await start(cacheDir)
    expect(await readAll()).toEqual(before)
  })

  test('a page never read before is unavailable, says so, and comes when Strapi is back', async () => {
    await cms.stop()
    const answer = await site.get('/actualites/actualite-5')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    const text = await answer.text()
    expect(text).toContain('Page momentanément indisponible')
    expect(text).toContain('0 811 701 703')
    expect(text).not.toMatch(/CmsUnavailable|ECONNREFUSED|at file:/)
    await cms.start()
    await expect.poll(async () => (await site.get('/actualites/actualite-5')).status).toBe(200)
  })

  test('what was unpublished never comes back, nor after a restart', async () => {
    expect((await site.get('/actualites/actualite-3')).status).toBe(200)
    const articles = cms.contents['news-articles']
    articles.splice(
      articles.findIndex(({ slug }) => slug === 'actualite-3'),
      1,
    )
    await site.hint('news-article')
    await expect.poll(async () => (await site.get('/actualites/actualite-3')).status).toBe(404)
    await cms.stop()
    await site.hint('news-article')
    expect((await site.get('/actualites/actualite-3')).status).toBe(404)
    await restart()
    expect((await site.get('/actualites/actualite-3')).status).toBe(404)
  })

  test('a blank form keeps its bytes', async () => {
    await readAll()
    await cms.stop()
    await restart()
    const answer = await site.get('/formulaires/declaration-d-accident.pdf')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  })
})

describe.each(['failing', 'garbled', 'silent'] as const)('when Strapi is %s', (mood) => {
  beforeAll(async () => {
    cms = await startFakeCms()
    await start()
  })

  afterAll(async () => {
    await site.stop()
    await cms.stop()
    await forget(site)
  })

  test('the same pages are read, and only the first reader waits', async () => {
    const before = await readAll()
    cms.mood = mood
    await site.hint()
    expect(await readAll()).toEqual(before)
    const start = performance.now()
    expect(await readAll()).toEqual(before)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
