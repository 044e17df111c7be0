import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refused, Visitor } from '../support/visitor.ts'
import { description } from './support.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => visitor.reset())
afterAll(() => visitor.stop())

const described = { 'GET /api/v1/openapi.json': { status: 200, body: description } } as const

test('without the api the page says so, and that is not kept', async () => {
  visitor.answers = {
    'GET /api/v1/openapi.json': refused(503, 'busy', 'Le portail est occupé.'),
  }
  const { status, words } = await visitor.get('/systemes')
  expect(status).toBe(503)
  expect(words).toContain('Le portail est occupé.')
})

test('the page shows every address with its fields, answers and example, and how tokens work', async () => {
  visitor.answers = described
  const { status, html, words } = await visitor.get('/systemes')
  expect(status).toBe(200)
  for (const shown of [
    'Mettre un document en ligne',
    'POST /api/v1/documents',
    'idempotency-key obligatoire',
    'kind facultatif',
    'un mot parmi attestation, bulletin',
    'wrong-token',
    'documents:write',
    'npm run tokens',
    'Vérifier la signature, en JavaScript',
    'export function isGenuine() {}',
    'document.opened',
  ]) {
    expect(words).toContain(shown)
  }
  expect(html).toContain('href="/api/v1/openapi.json"')
  expect(html).toContain('<code>openedAt</code>')
  expect(html).toContain('a=&lt;b&gt;&amp;c')
})

test('every link of its contents leads to a part of it, and no id is given twice', async () => {
  visitor.answers = described
  const { html } = await visitor.get('/systemes')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links).toEqual(
    expect.arrayContaining(['jetons', 'publishDocument', 'receiveEvent', 'refus']),
  )
  for (const link of links) expect(ids).toContain(link)
})

test('it runs no script of its own, is kept out of search engines, and no page leads there', async () => {
  visitor.answers = described
  const { html } = await visitor.get('/systemes')
  const home = await visitor.get('/')
  const scripts = (page: string) => [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  expect(scripts(html).filter((tag) => !scripts(home.html).includes(tag))).toEqual([])
  expect(html).toContain('name="robots" content="noindex"')
  expect(home.html).not.toContain('/systemes')
})
