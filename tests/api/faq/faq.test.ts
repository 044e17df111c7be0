import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { faqHelpedSchema, faqSuggestionsSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refreshFaq } from '../../../api/src/faq/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })

function entry(slug: string, question: string, answer: string, theme = 'Cotisation') {
  const reference = { slug: theme.toLowerCase(), name: theme }
  const facts = { documentId: slug, updatedAt: '2026-01-01T00:00:00.000Z', rank: 1 }
  return { ...facts, slug, question, answer: [paragraph(answer)], theme: reference }
}

const entries = [
  entry('delai', 'Quel est le délai pour payer mes cotisations ?', 'Trente jours.'),
  entry('titre', 'Où trouver mes titres de cotisation ?', 'Dans « J’obtiens un document ».'),
  entry('arret', 'Comment déclarer un arrêt de travail ?', 'Par le formulaire.', 'Accidents'),
  entry('journaux', 'Faut-il joindre les journaux de bord ?', 'Non.', 'Accidents'),
]

let portal: TestApp
let browser: Browser
let strapi: Server
let given: unknown[]
let status: number

beforeEach(async () => {
  given = entries
  status = 200
  strapi = createServer(({ url }, response) => {
    const page = Number(new URL(url ?? '', 'http://x').searchParams.get('pagination[page]'))
    const data = given.slice((page - 1) * 3, page * 3)
    const meta = { pagination: { pageCount: Math.ceil(given.length / 3) } }
    response.writeHead(status).end(JSON.stringify({ data, meta }))
  })
  await new Promise<void>((resolve) => strapi.listen(0, '127.0.0.1', resolve))
  portal = await createTestApp()
  portal.deps.settings.cms.url = `http://127.0.0.1:${String((strapi.address() as AddressInfo).port)}`
  await refreshFaq(portal.deps)
  browser = await portal.logIn(alice)
})
afterEach(async () => {
  await portal.close()
  strapi.close()
})

async function suggest(words: string): Promise<string[]> {
  const answer = await browser.get(`/api/faq?words=${encodeURIComponent(words)}`)
  const { suggestions } = faqSuggestionsSchema.parse(await answer.json())
  return suggestions.map(({ slug }) => slug)
}

test.each([
  ['DELAI payement cotisation', 'delai'],
  ['délais', 'delai'],
  ['titre', 'titre'],
  ['arrets de travail', 'arret'],
  ['journal de bord', 'journaux'],
  ['cotis', 'delai'],
])('« %s » finds the answer whatever its accents and its number', async (typed, slug) => {
  expect(await suggest(typed)).toContain(slug)
})

test.each(['', 'le', 'comment faire pour', '"', '* OR', 'slug:xyzzy', 'xyzzy', "l'", '\u0000'])(
  '« %s » finds nothing, and breaks nothing',
  async (typed) => {
    expect(await suggest(typed)).toEqual([])
  },
)

test('one common word among many others is not enough', async () => {
  expect(await suggest('formulaire perdu bateau immatriculé Marseille')).toEqual([])
})

test('an entry whose question has the words comes before one whose answer has them', async () => {
  given = [
    entry('a', 'Autre chose', 'Il est question de remboursement.'),
    entry('b', 'Un remboursement', 'Voilà.'),
  ]
  await refreshFaq(portal.deps)
  expect(await suggest('remboursement')).toEqual(['b', 'a'])
})

test('every page of Strapi is read, and what it takes away is no longer found', async () => {
  expect(await suggest('journaux')).toEqual(['journaux'])
  given = entries.slice(0, 3)
  await refreshFaq(portal.deps)
  expect(await suggest('journaux')).toEqual([])
})

test('when Strapi fails the last good copy stays', async () => {
  status = 500
  await refreshFaq(portal.deps)
  expect(await suggest('journaux')).toEqual(['journaux'])
})

test('an entry that does not parse is left out', async () => {
  given = [...entries, { slug: 'x', question: 'Les nuages ?' }]
  await refreshFaq(portal.deps)
  expect(await suggest('nuages')).toEqual([])
  expect(await suggest('journaux')).toEqual(['journaux'])
})

test('two entries at one address keep none of the others from readers', async () => {
  given = [...entries, entry('delai', 'Quel délai pour déclarer un marin ?', 'Un jour.')]
  given.push(entry('neuve', 'Comment déclarer un navire ?', 'Par le formulaire.'))
  await refreshFaq(portal.deps)
  expect(await suggest('navire')).toEqual(['neuve'])
})

test('an answer that helped counts once for each account', async () => {
  const mark = () => browser.post('/api/faq/delai/helped', {})
  await Promise.all([mark(), mark(), mark()])
  expect(faqHelpedSchema.parse(await (await mark()).json())).toEqual({ helped: ['delai'] })
  const other = await portal.logIn(bob)
  expect(await (await other.get('/api/faq/helped')).json()).toEqual({ helped: [] })
  await other.post('/api/faq/delai/helped', {})
  const rows = await portal.deps.database.read('SELECT count(*) AS total FROM faq_helped')
  expect(rows).toEqual([{ total: 2 }])
})

test('an unknown answer helps nobody, and nobody is asked who is not logged in', async () => {
  expect((await browser.post('/api/faq/unknown/helped', {})).status).toBe(404)
  const visitor = portal.visitor()
  expect((await visitor.get('/api/faq?words=titre')).status).toBe(401)
  expect((await visitor.post('/api/faq/delai/helped', {})).status).toBe(401)
})

test('every statement finds its rows by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await suggest('titre')
  await browser.post('/api/faq/delai/helped', {})
  expect(recorded.size).toBeGreaterThan(3)
  for (const statement of [...recorded.values()]) {
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
