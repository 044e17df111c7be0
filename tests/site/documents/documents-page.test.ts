import type { DocumentList } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { Visitor } from '../support/visitor.ts'
import { listOf, makeDocument } from './support/documents.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = { 'GET /api/session': { status: 200, body: session } }
})
afterAll(() => visitor.stop())

const PAGE = '/espace/obtenir'

async function open(list: DocumentList, { path = PAGE, asked = 'page=1' } = {}) {
  visitor.answers[`GET /api/documents?${asked}`] = { status: 200, body: list }
  const page = await visitor.get(path)
  expect(page.status).toBe(200)
  return { ...page, html: page.html.replaceAll('&#38;', '&').replaceAll('&amp;', '&') }
}

test('a document has its date first, then what it is, and opens in a new tab that is announced', async () => {
  const { html, words } = await open(listOf([makeDocument()]))
  expect(words).toMatch(
    /05\/03\/2026 Relevé de mars Relevé Cotisation Télécharger Relevé de mars \(nouvel onglet, PDF, 20.Ko\)/,
  )
  expect(html).toMatch(/href="\/api\/documents\/d1\/file" target="_blank"/)
  expect(words).not.toContain('Nouveau')
})

test('a document that was never opened is in bold and said to be new', async () => {
  const { html, words } = await open(listOf([makeDocument({ isNew: true })]))
  expect(words).toContain('Relevé de mars Nouveau')
  expect(html).toMatch(/class="name new"[^>]*>Relevé de mars/)
})

test('a withdrawn document leaves its line, struck, with the day and the reason', async () => {
  const trace = {
    kind: 'withdrawn',
    at: '2026-03-09T10:00:00.000Z',
    reason: 'Erreur <b>de</b> montant.',
  } as const
  const { html, words } = await open(listOf([makeDocument({ trace })]))
  expect(html).toMatch(/<s[^>]*>Relevé de mars<\/s>/)
  expect(html).toContain('Erreur &lt;b&gt;de')
  expect(words).toMatch(/Retiré le 9 mars 2026.: Erreur/)
  expect(html).not.toContain('/api/documents/d1/file')
})

test('a replaced document leads to the one that replaces it, while that one is there', async () => {
  const by = { id: 'd2', description: 'Relevé de mars corrigé', isThere: true }
  const trace = { kind: 'replaced', at: '2026-03-09T10:00:00.000Z', by } as const
  const { html, words } = await open(listOf([makeDocument({ trace })]))
  expect(html).toMatch(/<s[^>]*>Relevé de mars<\/s>/)
  expect(words).toContain('Remplacé le 9 mars 2026 par Relevé de mars corrigé (nouvel onglet, PDF)')
  expect(html).toMatch(/href="\/api\/documents\/d2\/file" target="_blank"/)
  expect(html).not.toContain('/api/documents/d1/file')
  const gone = { ...trace, by: { ...by, isThere: false } }
  const later = await open(listOf([makeDocument({ trace: gone })]))
  expect(later.words).toContain('par Relevé de mars corrigé')
  expect(later.html).not.toContain('/api/documents/d2/file')
})

const kinds = [
  { kind: 'bulletin', total: 2 },
  { kind: 'relevé', total: 30 },
] as const

test('the kinds that there are narrow the list, within the theme', async () => {
  const { html } = await open(listOf([makeDocument()], { kinds: [...kinds] }))
  expect(html).toMatch(/href="\/espace\/obtenir\?nature=relev%C3%A9"[^>]*>\s*Relevé \(30\)/)
  expect(html).toMatch(
    /href="\/espace\/obtenir"[^>]* aria-current="page"[^>]*>\s*Toutes les natures \(32\)/,
  )
  expect(html).not.toContain('Attestation (')
})

test('a narrowed list turns its pages narrowed', async () => {
  const { html } = await open(listOf([makeDocument()], { pages: 2, kinds: [...kinds] }), {
    path: `${PAGE}/cotisation?nature=relev%C3%A9`,
    asked: 'theme=cotisation&kind=relev%C3%A9&page=1',
  })
  expect(html).toMatch(/href="\/espace\/obtenir\/cotisation\?nature=relev%C3%A9&page=2"/)
  expect(html).toMatch(/href="\/espace\/obtenir\/cotisation\?nature=relev%C3%A9"[^>]* aria-current/)
  expect(html).toMatch(/href="\/espace\/obtenir\/cotisation"[^>]*>\s*Toutes les natures \(32\)/)
})

test('a kind that there is not narrows nothing, an empty one is said so', async () => {
  await open(listOf([makeDocument()]), { path: `${PAGE}?nature=facture` })
  const { words } = await open(listOf([], { kinds: [...kinds] }), {
    path: `${PAGE}?nature=courrier`,
    asked: 'kind=courrier&page=1',
  })
  expect(words).toMatch(/Aucun document personnel de nature «.Courrier.»\./)
})

test('whoever followed a link to no file reads why', async () => {
  const list = listOf([makeDocument()])
  const read = async (word: string) => (await open(list, { path: `${PAGE}?absent=${word}` })).words
  expect(await read('retire')).toContain('Ce document a été retiré ou remplacé depuis')
  expect(await read('illisible')).toContain(
    'Ce document ne peut pas être ouvert pour le moment. L’Enim est prévenue.',
  )
  expect(await read('autre')).not.toContain('Attention')
})
