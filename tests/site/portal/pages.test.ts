import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeCms } from '../../support/fake-cms.ts'
import { makeNews, pdf, startFakeCms } from '../support/contents.ts'
import { parseXml } from '../support/parse-xml.ts'
import { forget, startSite, type Site } from '../support/site.ts'

let cms: FakeCms
let site: Site

beforeAll(async () => {
  cms = await startFakeCms()
  site = await startSite({ cmsUrl: cms.url })
})

afterAll(async () => {
  await site.stop()
  await cms.stop()
  await forget(site)
})

const publicPages = [
  '/',
  '/actualites',
  '/actualites/page/2',
  '/actualites/domaine/cotisation',
  '/actualites/domaine/cotisation/page/2',
  '/actualites/domaine/declaration',
  '/actualites/actualite-3',
  '/actu',
]

const html = async (path: string) => (await site.get(path)).text()

describe('each public page', () => {
  test('has one h1, a title of its own, the way in and the help', async () => {
    const titles = new Set<string>()
    for (const path of publicPages) {
      const page = await html(path)
      expect(page.match(/<h1/g), path).toHaveLength(1)
      titles.add(/<title>([^<]+)<\/title>/.exec(page)?.[1] ?? '')
      expect(page, path).toContain('Accès espace personnel')
      expect(page, path).toContain('Besoin d’une aide supplémentaire')
      expect(page, path).toContain('href="tel:0811701703"')
      expect(page, path).toContain('Service 0,06 € / min + prix appel')
      expect(page, path).toContain('du lundi au vendredi de 9h à 17h')
      expect(page, path).toMatch(/>\s*(?:Ouvert|Fermé)/)
    }
    expect(titles.size).toBe(publicPages.length)
  })

  test('skips no level of heading', async () => {
    for (const path of publicPages) {
      const levels = [...(await html(path)).matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
      levels.forEach((level, rank) => {
        expect(level - (levels[rank - 1] ?? 0), `${path} ${levels.join()}`).toBeLessThanOrEqual(1)
      })
    }
  })

  test('leads nowhere that is not there', async () => {
    const links = new Set<string>()
    for (const path of publicPages) {
      for (const [, link = ''] of (await html(path)).matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
        links.add(link)
      }
    }
    for (const link of links) {
      const { status } = await site.get(link)
      // The api is not there: whoever is logged in is not known.
      expect(link.startsWith('/espace') ? 200 : status, link).toBe(200)
    }
  })

  test('runs no script and no style of its own text', async () => {
    for (const path of publicPages) {
      expect(await html(path), path).not.toMatch(
        /<script(?![^>]*\ssrc=)|<style|\sstyle="|\son\w+="/,
      )
    }
  })
})

describe('the home page', () => {
  test('holds the manual’s promises and leads to the newsletter', async () => {
    const page = await html('/')
    for (const words of [
      'Grâce à ce portail vous pouvez&nbsp;:',
      'Obtenir facilement des formulaires ou des pièces administratives',
      'Envoyer rapidement des dossiers',
      'Mettre à jour vos coordonnées',
      'Suivre vos versements (pensions, aides sociales, ...)',
      'L’ACTUALITÉ ENIM DANS VOTRE BOÎTE E-MAIL',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toMatch(/<a[^>]*href="\/actu"/)
    expect(page).toMatch(/<a[^>]*href="\/espace"[^>]*>.*?Accès espace personnel/s)
  })

  test('shows the three latest news with their domain', async () => {
    const page = await html('/')
    expect(page.match(/Lire la suite/g)).toHaveLength(3)
    expect(page).toContain('Cotisation')
  })
})

describe('the news', () => {
  test('are newest first, twelve a page', async () => {
    const page = await html('/actualites')
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
    expect(await html('/actualites/domaine/accidents')).toContain(
      'Aucune actualité dans le domaine Accidents',
    )
  })

  test('those reserved to the personal space are on no public page', async () => {
    for (const path of [...publicPages, '/actualites/rss.xml']) {
      expect(await html(path), path).not.toMatch(/pour-les-employeurs|Réservé aux employeurs/)
    }
    expect((await site.get('/actualites/pour-les-employeurs')).status).toBe(404)
  })

  test('an entry that does not parse is left out and logged', async () => {
    const broken = makeNews({
      slug: 'bancale',
      title: null,
      publicationDate: '2027-01-01T00:00:00Z',
    })
    cms.contents['news-articles'].push(broken)
    await site.hint('news-article')
    expect(await html('/actualites')).not.toContain('bancale')
    expect((await site.get('/actualites/bancale')).status).toBe(404)
    expect(site.output()).toContain('content-left-out')
    cms.contents['news-articles'].pop()
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

test('a blank form has a stable address and opens in the browser', async () => {
  const answer = await site.get('/formulaires/declaration-d-accident.pdf')
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-disposition')).toBe(
    'inline; filename="declaration-d-accident.pdf"; filename*=UTF-8\'\'D%C3%A9claration%20d%E2%80%99accident%20%C2%AB%20%C3%A0%20bord%20%C2%BB.pdf',
  )
  const etag = answer.headers.get('etag') ?? ''
  const again = await site.get('/formulaires/declaration-d-accident.pdf', { 'if-none-match': etag })
  expect(again.status).toBe(304)
})

test('a file that is no PDF does not take the place of the form that was read', async () => {
  const file = cms.uploads.get('/uploads/declaration_1a2b3c.pdf')
  cms.uploads.set('/uploads/declaration_1a2b3c.pdf', {
    bytes: Buffer.from('<html><script>alert(1)</script>'),
    type: 'application/pdf',
  })
  await site.hint('form')
  await expect
    .poll(async () => {
      await site.get('/formulaires/declaration-d-accident.pdf')
      return site.output()
    })
    .toContain('form-is-no-pdf')
  const answer = await site.get('/formulaires/declaration-d-accident.pdf')
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  if (file) cms.uploads.set('/uploads/declaration_1a2b3c.pdf', file)
})

describe('what is kept', () => {
  test('is the same in each encoding, for GET and for HEAD', async () => {
    const plain = await fetchRaw('/actualites', 'identity')
    const br = await fetchRaw('/actualites', 'br')
    const gzip = await fetchRaw('/actualites', 'gzip')
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
    const head = await fetchRaw('/actualites', 'br', 'HEAD')
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(br.body.length))
    expect(head.headers.etag).toBe(br.headers.etag)
  })

  test('comes back as 304 to who has it', async () => {
    const etag = (await site.get('/actualites')).headers.get('etag') ?? ''
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await site.get('/actualites', { 'if-none-match': asked })
      expect(answer.status, asked).toBe(304)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    expect((await site.get('/actualites', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('does not depend on who asks', async () => {
    const names = [
      ...['cookie', 'authorization', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'],
      ...['x-forwarded-for', 'x-forwarded-prefix', 'x-real-ip', 'forwarded', 'x-host', 'origin'],
      ...[
        'x-original-url',
        'x-rewrite-url',
        'x-http-method-override',
        'accept-language',
        'referer',
      ],
      ...['x-astro-path', 'x-astro-locals', 'user-agent', 'accept', 'range', 'purpose', 'via'],
      ...['x-middleware-rewrite', 'x-invoke-path', 'cf-connecting-ip', 'cdn-cache-control'],
    ]
    const values = [
      'evil.example',
      'https',
      '/espace',
      '__Host-session=abc',
      'en',
      '1',
      '../',
      '{}',
    ]
    const first = await html('/actualites/actualite-3')
    let tried = 0
    for (const name of names) {
      for (const value of values) {
        // With a query it is rendered each time.
        for (const address of ['/actualites/actualite-3', '/actualites/actualite-3?q']) {
          const answer = await site.get(address, { [name]: value })
          expect(await answer.text(), `${name}: ${value}`).toBe(first)
          expect(answer.headers.getSetCookie()).toEqual([])
          tried += 1
        }
      }
    }
    expect(tried).toBeGreaterThanOrEqual(300)
  })

  test('is never an address with a query', async () => {
    await site.get('/actualites')
    const answer = await site.get('/actualites?utm_source=lettre')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('freshness', () => {
  test('what is published is read within a second', async () => {
    await html('/actualites')
    const times: number[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const title = `Publication numéro ${turn}`
      const publicationDate = `2027-01-0${turn + 1}T00:00:00.000Z`
      cms.contents['news-articles'].push(
        makeNews({ slug: `publiee-${turn}`, title, publicationDate }),
      )
      const start = performance.now()
      await site.hint('news-article')
      while (!(await html('/actualites')).includes(title)) await new Promise(setImmediate)
      times.push(performance.now() - start)
    }
    expect(Math.max(...times)).toBeLessThan(1_000)
    cms.contents['news-articles'].splice(-5)
  })

  test('two hundred visitors at once on an expired page cost one rendering', async () => {
    await html('/actualites')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await site.hint('news-article')
    cms.reset()
    const pages = await Promise.all(Array.from({ length: 200 }, () => html('/actualites')))
    expect(new Set(pages).size).toBe(1)
    expect(cms.count('/api/news-articles')).toBe(1)
  })
})

interface Raw {
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** As it travels: fetch would decode it. */
function fetchRaw(path: string, encoding: string, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding }
    request(`${site.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
    })
      .on('error', reject)
      .end()
  })
}
