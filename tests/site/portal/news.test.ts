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

  test('the feed is well formed and absolute', async () => {
    const answer = await site.get('/actualites/rss.xml')
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    const rss = parseXml(await answer.text())
    const items = rss.children[0]?.children.filter(({ name }) => name === 'item') ?? []
    expect(items).toHaveLength(20)
    expect(items[0]?.children.find(({ name }) => name === 'link')?.text).toMatch(
      new RegExp(`^${site.url}/actualites/actualite-`),
    )
  })
})
