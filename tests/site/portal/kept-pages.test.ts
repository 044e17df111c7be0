import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

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
    const first = await site.html('/actualites/actualite-3')
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
    await site.html('/actualites')
    const times: number[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const title = `Publication numéro ${turn}`
      const publicationDate = `2027-01-0${turn + 1}T00:00:00.000Z`
      site.cms.contents['news-articles'].push(
        makeNews({ slug: `publiee-${turn}`, title, publicationDate }),
      )
      const start = performance.now()
      await site.hint('news-article')
      while (!(await site.html('/actualites')).includes(title)) await new Promise(setImmediate)
      times.push(performance.now() - start)
    }
    expect(Math.max(...times)).toBeLessThan(1_000)
    site.cms.contents['news-articles'].splice(-5)
  })

  test('two hundred visitors at once on an expired page cost one rendering', async () => {
    await site.html('/actualites')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await site.hint('news-article')
    site.cms.reset()
    const pages = await Promise.all(Array.from({ length: 200 }, () => site.html('/actualites')))
    expect(new Set(pages).size).toBe(1)
    expect(site.cms.count('/api/news-articles')).toBe(1)
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
