import { afterEach, beforeEach, expect, test } from 'vitest'
import { siteHeaders } from '../../support/browser.ts'
import { openSearchPortal, question, type SearchPortal } from '../../support/search-portal.ts'

let portal: SearchPortal

beforeEach(async () => {
  portal = await openSearchPortal({
    'faq-entries': [question('payer', 'Comment payer ?'), question('arret', 'Quel arrêt ?')],
  })
})
afterEach(() => portal.close())

const read = (table: string) =>
  portal.deps.database.read(`SELECT slug, count FROM ${table} ORDER BY slug`)

/** As the site itself calls: with the key, and with no client’s address. */
function countViews(views: unknown, headers: Record<string, string> = {}) {
  return portal.app.request('/api/questions/views', {
    method: 'POST',
    headers: {
      'x-site-key': siteHeaders['x-site-key'],
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ views }),
  })
}

test('the views that the site counted add up, of published questions only', async () => {
  await countViews({ payer: 2, unknown: 5 })
  await countViews({ payer: 1, arret: 1 })
  expect(await read('faq_views')).toEqual([
    { slug: 'arret', count: 1 },
    { slug: 'payer', count: 3 },
  ])
})

test('no browser counts views', async () => {
  const answer = await portal.visitor().post('/api/questions/views', { views: { payer: 1_000 } })
  expect(answer.status).toBe(404)
  expect(await read('faq_views')).toEqual([])
})

test.each([[{ payer: -1 }], [{ payer: 1.5 }], [{ payer: '1' }], [[]], ['x']])(
  'views that are none (%j) are refused',
  async (views) => {
    expect((await countViews(views)).status).toBe(422)
  },
)

test('a visitor says that an answer helped; nothing says who', async () => {
  const visitor = portal.visitor()
  await visitor.post('/api/questions/payer/helped')
  expect((await visitor.post('/api/questions/payer/helped')).status).toBe(200)
  expect((await visitor.post('/api/questions/unknown/helped')).status).toBe(404)
  expect(await read('faq_visitors_helped')).toEqual([{ slug: 'payer', count: 2 }])
  expect(visitor.cookies.size).toBe(0)
})

test('one address does not say so without end', async () => {
  const statuses: number[] = []
  for (let tries = 0; tries < 21; tries++) {
    statuses.push((await portal.visitor().post('/api/questions/payer/helped')).status)
  }
  expect(statuses.slice(0, 20)).toEqual(Array<number>(20).fill(200))
  expect(statuses[20]).toBe(429)
})

test('a plain form comes back to the answer, with what became of it', async () => {
  const send = () =>
    portal.visitor().post('/api/questions/payer/helped', undefined, {
      accept: 'text/html,application/xhtml+xml',
      'sec-fetch-dest': 'document',
      'x-client-address': '203.0.113.7',
    })
  const first = await send()
  expect([first.status, first.headers.get('location')]).toEqual([
    303,
    '/questions/payer?merci=oui#merci',
  ])
  for (let tries = 1; tries < 20; tries++) await send()
  expect((await send()).headers.get('location')).toBe('/questions/payer?merci=plus-tard#merci')
})
