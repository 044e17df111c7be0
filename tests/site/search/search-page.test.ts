import type { SearchResult, SearchResults } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => visitor.reset())
afterAll(() => visitor.stop())

const plain = (text: string) => [{ text, marked: false }]

const result: SearchResult = {
  kind: 'faq',
  href: '/questions/payer',
  title: [...plain('Comment payer mes '), { text: 'cotisations', marked: true }, ...plain(' ?')],
  extract: plain('Par <b>virement</b>.'),
  theme: 'Cotisation',
  publishedAt: null,
  reserved: false,
}

const nothing: SearchResults = {
  groups: [],
  page: 1,
  pages: 1,
  corrected: null,
  isPartial: false,
  near: [],
  mostRead: [],
}

function answer(query: string, found: Partial<SearchResults>) {
  visitor.answers[`GET /api/search/results?${query}`] = {
    status: 200,
    body: { ...nothing, ...found },
  }
}

test('what is found is grouped by kind, with the words marked and nothing read as markup', async () => {
  answer('words=cotisation&page=1', { groups: [{ kind: 'faq', total: 7, results: [result] }] })
  const { status, html, words } = await visitor.get('/recherche?q=+cotisation+')
  expect(status).toBe(200)
  expect(words).toContain('7 résultats pour « cotisation »')
  expect(html).toMatch(
    /<a href="\/questions\/payer"[^>]*>[^<]*Comment payer mes\s*<mark[^>]*>cotisations<\/mark>/,
  )
  expect(words).toContain('Par <b>virement</b>.')
  expect(html).toContain('href="/recherche?q=cotisation&amp;type=questions"')
  expect(html).toMatch(/name="q"[^>]*value="cotisation"/)
})

test('one kind is shown page by page', async () => {
  const groups = [
    { kind: 'news' as const, total: 23, results: [{ ...result, kind: 'news' as const }] },
  ]
  answer('words=cap&kind=news&page=2', { groups, page: 2, pages: 3 })
  const { html, words } = await visitor.get('/recherche?q=cap&type=actualites&page=2')
  expect(words).toContain('23 résultats pour « cap », dans : Actualités')
  expect(html).toMatch(/href="\/recherche\?q=cap&amp;type=actualites&amp;page=3"/)
  expect(words).not.toContain('Voir les 23 résultats')
})

test('what was searched for instead is said', async () => {
  const groups = [{ kind: 'faq' as const, total: 1, results: [result] }]
  answer('words=cotisaton&page=1', { groups, corrected: 'cotisation', isPartial: true })
  const { words } = await visitor.get('/recherche?q=cotisaton')
  expect(words).toContain(
    'Vouliez-vous dire « cotisation » ? Aucune page ne contient « cotisaton ». 1 résultat pour « cotisation »',
  )
  expect(words).toContain('Aucune page ne contient tous ces mots')
})

test('a search in vain leads further', async () => {
  const mostRead = [{ title: 'Comment payer ?', href: '/questions/payer' }]
  answer('words=xyzzy&page=1', { near: ['marin'], mostRead })
  const { html, words } = await visitor.get('/recherche?q=xyzzy')
  expect(words).toContain('Aucun résultat pour « xyzzy »')
  expect(words).toContain('Vérifiez l’orthographe')
  expect(html).toContain('href="/recherche?q=marin"')
  expect(html).toContain('href="/questions/payer"')
  expect(html).toContain('href="/espace/question"')
})

test('what is typed comes back as text, whatever it is', async () => {
  const typed = '"><script>alert(1)</script>'
  answer(`${new URLSearchParams({ words: typed }).toString()}&page=1`, {})
  const { html, words } = await visitor.get(
    `/recherche?${new URLSearchParams({ q: typed }).toString()}`,
  )
  expect(html).not.toMatch(/[^;]><script>alert/)
  expect(words).toContain(`Aucun résultat pour « ${typed} »`)
})

test('a search that is too long is cut, and said so; an empty one asks for words', async () => {
  answer(`words=${'a'.repeat(200)}&page=1`, {})
  expect((await visitor.get(`/recherche?q=${'a'.repeat(300)}`)).words).toContain(
    'seuls ses 200 premiers caractères',
  )
  expect((await visitor.get('/recherche')).words).toContain('Tapez quelques mots')
  expect(visitor.calls.filter(({ call }) => call.includes('/search/results'))).toHaveLength(1)
})

test('a refusal of the api is shown, and what was typed stays', async () => {
  visitor.answers['GET /api/search/results?words=cap&page=1'] = {
    status: 429,
    body: { type: 'too-many', title: 'Trop de recherches.', status: 429, errors: [] },
  }
  const { status, html, words } = await visitor.get('/recherche?q=cap')
  expect(status).toBe(429)
  expect(words).toContain('Trop de recherches.')
  expect(html).toMatch(/name="q"[^>]*value="cap"/)
})

test('results are never kept, and every public page has the box', async () => {
  answer('words=cap&page=1', {})
  await visitor.get('/recherche?q=cap')
  await visitor.get('/recherche?q=cap')
  expect(visitor.calls.filter(({ call }) => call.includes('words=cap'))).toHaveLength(2)
  for (const path of ['/', '/actualites', '/questions']) {
    expect((await visitor.get(path)).html, path).toMatch(
      /<form action="\/recherche" method="get"[\s\S]*name="q"/,
    )
  }
})
