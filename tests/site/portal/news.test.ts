import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { parseXml } from '../support/parse-xml.ts'
import { publicPages, startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

describe('the news', () => {
  test('are newest first, twelve a page', async () => {
    const page = await site.html('/actualites')
    const dates = [...page.matchAll(/datetime="([^"]+)"/g)].map(([, date]) => date)
    expect(dates).toHaveLength(12)
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  test.each([
    ['/actualites/page/3', 404],
    ['/actualites/page/0', 404],
    ['/actualites/page/02', 404],
    ['/actualites/page/x', 404],
    ['/actualites/page/99999999999', 404],
    ['/actualites/domaine/inconnu', 404],
    ['/actualites/inconnue', 404],
    ['/formulaires/inconnu.pdf', 404],
    ['/images/inconnue.png', 404],
    ['/images/x.svg', 404],
    ['/actualites/page/1', 301],
    ['/actualites/domaine/cotisation/page/1', 301],
  ])('%s is a %i', async (path, status) => {
    const answer = await site.get(path, { accept: 'text/html' })
    expect(answer.status).toBe(status)
    const text = await answer.text()
    if (status === 301) expect(answer.headers.get('location')).not.toContain('page')
    else expect(text).toMatch(/Cette page n’existe pas|Ce fichier n’existe pas/)
  })

  test('a domain without news says so', async () => {
    expect(await site.html('/actualites/domaine/accidents')).toContain(
      'Aucune actualité dans le domaine Accidents',
    )
  })

  test('those reserved to the personal space are on no public page', async () => {
    for (const path of [...publicPages, '/actualites/rss.xml']) {
      expect(await site.html(path), path).not.toMatch(/pour-les-employeurs|Réservé aux employeurs/)
    }
    expect((await site.get('/actualites/pour-les-employeurs')).status).toBe(404)
  })

  test('an entry that does not parse is left out and logged', async () => {
    const broken = makeNews({
      slug: 'bancale',
      title: null,
      publicationDate: '2027-01-01T00:00:00Z',
    })
    site.cms.contents['news-articles'].push(broken)
    await site.hint('news-article')
    expect(await site.html('/actualites')).not.toContain('bancale')
    expect((await site.get('/actualites/bancale')).status).toBe(404)
    expect(site.output()).toContain('content-left-out')
    site.cms.contents['news-articles'].pop()
  })

  test.each([
    ['/actualites/rss.xml', 'application/rss+xml', 20],
    ['/actualites/atom.xml', 'application/atom+xml', 20],
    ['/actualites/domaine/cotisation/rss.xml', 'application/rss+xml', 20],
    ['/actualites/domaine/cotisation/atom.xml', 'application/atom+xml', 20],
    ['/actualites/domaine/accidents/rss.xml', 'application/rss+xml', 0],
    ['/actualites/domaine/accidents/atom.xml', 'application/atom+xml', 0],
  ])('%s is a well formed feed with absolute addresses', async (path, type, size) => {
    const answer = await site.get(path)
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    const feed = await answer.text()
    parseXml(feed)
    const addresses = [...feed.matchAll(/<(?:guid[^>]*|id)>([^<]+actualite-\d+)</g)]
    expect(addresses).toHaveLength(size)
    for (const [, address] of addresses) expect(address).toMatch(`${site.url}/actualites/`)
  })

  test('pages of news tell feed readers of their feeds', async () => {
    expect(await site.html('/actualites')).toContain('href="/actualites/atom.xml"')
    const page = await site.html('/actualites/domaine/cotisation')
    for (const feed of ['/actualites/domaine/cotisation/rss.xml', '/actualites/rss.xml']) {
      expect(page).toMatch(new RegExp(`<link rel="alternate"[^>]*href="${feed}"`))
    }
    expect((await site.get('/actualites/domaine/inconnu/rss.xml')).status).toBe(404)
  })
})
