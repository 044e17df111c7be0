import { searchResultsSchema, searchSuggestionsSchema, type SearchResults } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice } from '../../support/cast.ts'
import { listSearchesWithoutResult } from '../../../api/src/search/index.ts'
import { form, news, openSearchPortal, page, question } from '../../support/search-portal.ts'
import type { SearchPortal } from '../../support/search-portal.ts'

const articles = [
  news('taux', 'Nouveaux taux de cotisation', 'Ils changent en janvier.'),
  news('bareme', 'Le barème change', `${'Du texte avant. '.repeat(40)}Les cotisations baissent.`),
  news('coeur', 'Cœur et santé', 'Un bilan pour les marins.'),
  news('secret', 'Réservé aux armateurs', 'Les cotisations de la pêche.', { reserved: true }),
]
const questions = [
  question('payer', 'Comment payer mes cotisations ?', 'Par virement ou par prélèvement.'),
  question('arret', 'Qui déclare l’arrêt de travail ?', 'L’employeur, sous 48 heures.'),
]
const forms = [form('accident', 'Déclaration d’accident', 'À remplir sous 48 heures.')]
const pages = [page('aide', 'Aide', 'Où trouver un justificatif.')]

let portal: SearchPortal

beforeAll(async () => {
  portal = await openSearchPortal({
    'news-articles': articles,
    'faq-entries': questions,
    forms,
    pages,
  })
})
afterAll(() => portal.close())

async function results(words: string, more = '', browser = portal.visitor()) {
  const path = `/api/search/results?${new URLSearchParams({ words }).toString()}${more}`
  const answer = await browser.get(path, { 'x-client-address': nextAddress() })
  return searchResultsSchema.parse(await answer.json())
}

let asked = 0
/** So that the limit of one address is not met. */
const nextAddress = () => `198.51.100.${String(++asked % 250)}`

const found = ({ groups }: SearchResults) =>
  groups.flatMap((group) => group.results.map(({ href }) => href))
const textOf = (marked: readonly { text: string }[]) => marked.map(({ text }) => text).join('')

test.each([
  ['COTISATION payer', '/questions/payer'],
  ['déclarations', '/formulaires#accident'],
  ['declaration accident', '/formulaires#accident'],
  ['l’arrêt', '/questions/arret'],
  ["d'accidents", '/formulaires#accident'],
  ['coeur', '/actualites/coeur'],
  ['CŒUR', '/actualites/coeur'],
  ['justificatifs', '/aide'],
  ['qui déclare', '/questions/arret'],
  ['prélèv', '/questions/payer'],
])('« %s » finds %s, whatever its accents, its number and its letters', async (words, href) => {
  expect(found(await results(words))).toContain(href)
})

test('a title weighs more than a text, and each kind comes once', async () => {
  const { groups } = await results('cotisations')
  expect(groups.map(({ kind, total }) => [kind, total])).toEqual([
    ['news', 2],
    ['faq', 1],
  ])
  expect(groups[0]?.results.map(({ href }) => href)).toEqual([
    '/actualites/taux',
    '/actualites/bareme',
  ])
})

test('the words are marked, in the part of the text where they are', async () => {
  const { groups } = await results('cotisation')
  const [first, second] = groups[0]?.results ?? []
  expect(first?.title).toEqual([
    { text: 'Nouveaux taux de ', marked: false },
    { text: 'cotisation', marked: true },
  ])
  expect(textOf(second?.extract ?? [])).toMatch(/^… .*Les cotisations baissent\.$/)
  expect(second?.extract).toContainEqual({ text: 'cotisations', marked: true })
})

test('what is reserved is found by people who are logged in, and by nobody else', async () => {
  const alone = await results('cotisation pêche')
  expect(JSON.stringify(alone)).not.toMatch(/secret|armateurs/i)
  expect(alone.isPartial).toBe(true)
  expect((await results('armateurs')).groups).toEqual([])
  expect((await results('armateuss')).near).toEqual([])
  const browser = await portal.logIn(alice)
  expect(found(await results('cotisation pêche', '', browser))).toEqual([
    '/espace/actualites/secret',
  ])
})

test.each([
  ['cotisaton', 'cotisation'],
  ['cotistaion', 'cotisation'],
  ['kotisasion', 'cotisation'],
  ['declarration', 'déclaration'],
  ['accidant', 'accident'],
  ['virment', 'virement'],
  ['payre', 'payer'],
])('« %s » is read as « %s », and said so', async (typed, corrected) => {
  const answer = await results(typed)
  expect(answer.corrected).toBe(corrected)
  expect(found(answer)).not.toEqual([])
})

test('a word that is written somewhere is never changed', async () => {
  expect((await results('taux')).corrected).toBeNull()
  expect(await results('tauy')).toMatchObject({ corrected: 'taux' })
  expect((await results('tou')).corrected).toBeNull()
})

test('when no text has all the words, those that have some are shown, and said so', async () => {
  const answer = await results('virement licorne')
  expect(answer).toMatchObject({ isPartial: true })
  expect(found(answer)).toEqual(['/questions/payer'])
  expect((await results('virement prélèvement')).isPartial).toBe(false)
})

test('a search in vain offers near words and what is read most, and is counted', async () => {
  await portal.app.request('/api/questions/views', {
    method: 'POST',
    headers: {
      'x-site-key': 'site-key-of-the-tests-0123456789',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ views: { arret: 3, payer: 1, unknown: 9 } }),
  })
  const answer = await results('virmeneteh')
  expect(answer.near).toContain('virement')
  expect(answer.mostRead.map(({ href }) => href)).toEqual(['/questions/arret', '/questions/payer'])
  const since = '2026-01-01'
  const counted = await listSearchesWithoutResult(portal.deps, { since, limit: 100 })
  expect(counted).toContainEqual({ words: 'virmeneteh', count: 1 })
  expect(counted.map(({ words }) => words)).not.toContain('cotisation')
})

test('one kind is read page by page, titles that have the word first', async () => {
  const titled = Array.from({ length: 12 }, (_, at) => news(`t${String(at)}`, 'Marée basse'))
  const others = Array.from({ length: 11 }, (_, at) => news(`o${String(at)}`, 'Port', 'La marée.'))
  portal.cms.contents['news-articles'] = [...articles, ...others, ...titled]
  await portal.refresh()
  const pages = await Promise.all(
    ['1', '2', '3', '4'].map((page) => results('marée', `&kind=news&page=${page}`)),
  )
  expect(pages[0]).toMatchObject({ pages: 3, groups: [{ total: 23 }] })
  expect(pages.map((page) => found(page).length)).toEqual([10, 10, 3, 0])
  const all = pages.flatMap(found)
  expect(new Set(all).size).toBe(23)
  expect(all.slice(0, 12).every((href) => href.startsWith('/actualites/t'))).toBe(true)
})

test('titles are proposed while one types', async () => {
  const answer = await portal.visitor().get('/api/search?words=comment+pay')
  expect(searchSuggestionsSchema.parse(await answer.json()).suggestions).toEqual([
    { kind: 'faq', title: 'Comment payer mes cotisations ?', href: '/questions/payer' },
  ])
})

test('too long a search and an unknown kind are refused in French', async () => {
  const answer = await portal.visitor().get(`/api/search?words=${'a'.repeat(201)}`)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('200 caractères au plus')
  expect((await portal.visitor().get('/api/search/results?words=a&kind=x')).status).toBe(422)
})

test('one address does not search without end', async () => {
  const statuses = new Set<number>()
  for (let tries = 0; tries <= 60; tries++) {
    const answer = await portal
      .visitor()
      .get('/api/search/results', { 'x-client-address': '203.0.113.9' })
    statuses.add(answer.status)
  }
  expect([...statuses]).toEqual([200, 429])
})
