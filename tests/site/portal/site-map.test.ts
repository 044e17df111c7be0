import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPage } from '../support/page.ts'
import { parseXml } from '../support/parse-xml.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

async function listed(): Promise<{ path: string; lastmod: string | undefined }[]> {
  const set = parseXml(await site.html('/sitemap.xml'))
  expect([set.name, set.attributes.xmlns]).toEqual([
    'urlset',
    'http://www.sitemaps.org/schemas/sitemap/0.9',
  ])
  return set.children.map(({ children }) => {
    const textOf = (wanted: string) => children.find(({ name }) => name === wanted)?.text
    const { origin, pathname } = new URL(textOf('loc') ?? '')
    expect(origin).toBe(site.url)
    return { path: pathname, lastmod: textOf('lastmod') }
  })
}

test('the sitemap names every public news, once, and none that is reserved', async () => {
  const paths = (await listed()).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  for (let rank = 1; rank <= 24; rank += 1) expect(paths).toContain(`/actualites/actualite-${rank}`)
  for (const path of [
    '/',
    '/aide',
    '/actualites/domaine/cotisation',
    '/questions',
    '/questions/theme/cotisation',
    '/questions/echeancier',
    '/formulaires',
    '/formulaires/theme/accidents',
    '/formulaires/declaration-d-accident.pdf',
  ]) {
    expect(paths).toContain(path)
  }
  expect(paths.filter((path) => /employeurs|espace|connexion|agents/.test(path))).toEqual([])
})

test('it says when a content last changed, and each list by its latest', async () => {
  const at = new Map((await listed()).map(({ path, lastmod }) => [path, lastmod]))
  expect(at.get('/actualites/actualite-3')).toBe('2026-03-02T08:00:00.000Z')
  expect(at.get('/actualites')).toBe('2026-03-02T08:00:00.000Z')
  expect(at.get('/actualites/domaine/accidents')).toBeUndefined()
})

test('every address that it names is there', async () => {
  const missing: string[] = []
  for (const { path } of await listed()) {
    // The api, which is not there, has what these two show.
    if (['/systemes', '/verifier/registre'].includes(path)) continue
    const answer = await site.get(path)
    await answer.arrayBuffer()
    if (answer.status !== 200) missing.push(`${path} ${answer.status}`)
  }
  expect(missing).toEqual([])
})

test('robots are told of it, and what is closed to them', async () => {
  const robots = await site.html('/robots.txt')
  expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml\n`)
  for (const path of ['/espace', '/connexion', '/agents', '/api/']) {
    expect(robots).toContain(`Disallow: ${path}\n`)
  }
})

test('the map of the site leads to news, domains, help and services', async () => {
  const { words, html } = await readPage(await site.get('/plan-du-site'))
  for (const title of ['Le portail', 'Dernières actualités', 'Aide et informations légales']) {
    expect(words).toContain(title)
  }
  expect(html).toContain('href="/actualites/domaine/cotisation/atom.xml"')
  expect(html).not.toContain('pour-les-employeurs')
  expect(html.match(/href="\/actualites\/actualite-\d+"/g)).toHaveLength(10)
  expect(words).toContain('Toutes les actualités')
  expect(words).not.toContain('Tous les formulaires')
})

test('an address that is almost right is told which pages look like it', async () => {
  const page = await readPage(await site.get('/actualite/actualites-3', { accept: 'text/html' }))
  expect(page.status).toBe(404)
  expect(page.words).toContain('Vous cherchiez peut-être')
  expect(page.html).toContain('href="/actualites/actualite-3"')
  const other = await readPage(await site.get('/zzzz', { accept: 'text/html' }))
  expect(other.words).not.toContain('Vous cherchiez peut-être')
  expect(other.html).toContain('href="/plan-du-site"')
})
