import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { webhookSecret } from '../support/site.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
  await site.get('/actualites')
})
afterAll(() => site.close())

function hintWith(headers: Record<string, string>, body = '{"event":"entry.publish"}') {
  return fetch(`${site.url}/webhooks/cms`, { method: 'POST', headers, body })
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test.each([
  ['no secret', {}],
  ['an empty secret', { 'x-webhook-secret': '' }],
  ['a secret one letter short', { 'x-webhook-secret': webhookSecret.slice(0, -1) }],
  ['a secret one letter long', { 'x-webhook-secret': `${webhookSecret}x` }],
  ['the secret in other letters', { 'x-webhook-secret': webhookSecret.toUpperCase() }],
  ['the secret as a bearer', { authorization: `Bearer ${webhookSecret}` }],
])('with %s nothing expires', async (_, headers) => {
  site.cms.reset()
  const answer = await hintWith(headers)
  expect(answer.status).toBe(403)
  await site.get('/actualites')
  expect(site.cms.paths).toEqual([])
})

test('the right secret is taken without a word', async () => {
  const answer = await site.hint('news-article')
  expect(answer.status).toBe(204)
  expect(await answer.text()).toBe('')
})

test('a hint of one kind leaves what shows other kinds', async () => {
  await site.get('/actualites')
  await rest(600)
  site.cms.reset()
  await site.hint('faq-entry')
  await site.get('/actualites')
  expect(site.cms.paths).toEqual([])
})

test.each(['', 'not json', '[]', '{"event":"trigger-test"}', '{"model":12}'])(
  'a hint that names no kind (%j) makes everything expire',
  async (body) => {
    await site.get('/actualites')
    await rest(600)
    site.cms.reset()
    expect((await hintWith({ 'x-webhook-secret': webhookSecret }, body)).status).toBe(204)
    await site.get('/actualites')
    expect(site.cms.count('/api/news-articles')).toBe(1)
  },
)

test('nothing that a hint carries is shown', async () => {
  const entry = { title: 'Forgé', slug: 'actualite-3' }
  const body = JSON.stringify({ event: 'entry.publish', model: 'news-article', entry })
  await hintWith({ 'x-webhook-secret': webhookSecret }, body)
  await rest(600)
  expect(await (await site.get('/actualites')).text()).not.toContain('Forgé')
})

test('a flood of right hints costs Strapi a call a second at most', async () => {
  await rest(600)
  site.cms.reset()
  const start = performance.now()
  while (performance.now() - start < 3_000) {
    await Promise.all(Array.from({ length: 20 }, () => site.hint('news-article')))
    await site.get('/actualites')
  }
  const seconds = (performance.now() - start) / 1_000
  // The first at once, and what came with it half a second later.
  expect(site.cms.count('/api/news-articles')).toBeLessThanOrEqual(Math.ceil(seconds) + 2)
  expect(site.cms.count('/api/news-articles')).toBeGreaterThanOrEqual(3)
})

test('a hint after a flood is taken within a second', async () => {
  await rest(1_100)
  await Promise.all(Array.from({ length: 40 }, () => site.hint('news-article')))
  await rest(1_100)
  site.cms.reset()
  await site.hint('news-article')
  await rest(600)
  await site.get('/actualites')
  expect(site.cms.count('/api/news-articles')).toBe(1)
})

test('a hint larger than any entry is refused', async () => {
  const body = 'x'.repeat(1024 * 1024 + 1)
  expect((await hintWith({ 'x-webhook-secret': webhookSecret }, body)).status).toBe(413)
})

test('it is not for reading', async () => {
  const answer = await site.get('/webhooks/cms')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('POST')
})
