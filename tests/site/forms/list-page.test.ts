import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormStates } from 'content-types'
import { openForm, slug } from '../form-filling/support/fillable-form.ts'
import { Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

async function open(state?: Partial<FormStates['forms'][number]>, query = '') {
  openForm(visitor)
  const documents = { documents: [], page: 1, pages: 1, total: 0, kinds: [] }
  visitor.answers['GET /api/documents?page=1'] = { status: 200, body: documents }
  const forms = state && [{ slug, unusable: null, savedAt: null, ...state }]
  if (forms) visitor.answers['GET /api/forms'] = { status: 200, body: { forms } }
  const page = await visitor.get(`/espace/obtenir${query}`)
  expect(page.status).toBe(200)
  return page
}

test('a form that can be filled in online is offered so, prefilled, and to be sent once filled', async () => {
  const { words, html } = await open({})
  expect(words).toMatch(
    /Version 2026-01 Remplace : Déclaration d’accident, version 2025-06 Déclaration d’accident « à bord »/,
  )
  expect(html).toContain(`href="/espace/remplir/${slug}"`)
  expect(words).toMatch(/Remplir en ligne/)
  expect(html).toMatch(new RegExp(`href="/api/forms/${slug}/prefilled.pdf" target="_blank"`))
  expect(words).toContain('Pré-rempli avec vos coordonnées')
  expect(words).toContain('Une fois votre document complété')
  expect(html).toMatch(
    new RegExp(`href="/espace/transmettre\\?theme=accidents(&|&#38;|&amp;)formulaire=${slug}"`),
  )
})

test('a form that was begun is resumed', async () => {
  const { words } = await open({ savedAt: '2026-11-22T13:02:00.000Z' })
  expect(words).toMatch(/Reprendre.*\(enregistré le 22 novembre 2026 à 14:02\)/)
  expect(words).not.toContain('Remplir en ligne')
})

test('a form whose fields cannot be used is only downloaded, blank', async () => {
  const { words, html } = await open({ unusable: 'xfa' })
  expect(words).toContain('se remplit à la main ou avec un lecteur PDF')
  expect(words).not.toContain('Remplir en ligne')
  expect(html).toContain(`href="/formulaires/${slug}.pdf"`)
})

test('the list does without what the api cannot say', async () => {
  const { words, html } = await open()
  expect(words).not.toMatch(/Remplir en ligne|à la main/)
  expect(html).toContain(`href="/formulaires/${slug}.pdf"`)
})

test('answers that were kept or erased are said so', async () => {
  expect((await open({}, '?fait=reponses-enregistrees')).words).toContain(
    'Vos réponses sont enregistrées',
  )
  expect((await open({}, '?fait=reponses-effacees')).words).toContain('Vos réponses sont effacées.')
})
