import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const questions = (html: string) =>
  [...html.matchAll(/<details id="faq-([^"]+)"/g)].map(([, slug]) => slug)

describe('frequent questions', () => {
  test('are shown by theme, without logging in', async () => {
    const { status, html } = await visitor.get('/questions')
    expect(status).toBe(200)
    expect(questions(html)).toEqual(['moyens-de-paiement', 'echeancier', 'delai-de-declaration'])
    expect(html).toContain('href="/questions/echeancier"')
  })

  test('of a theme are these alone; an unknown theme is no page', async () => {
    const { html } = await visitor.get('/questions/theme/accidents')
    expect(questions(html)).toEqual(['delai-de-declaration'])
    expect((await visitor.get('/questions/theme/declaration')).words).toContain(
      'Aucune question fréquente sur le thème Déclaration',
    )
    expect((await visitor.get('/questions/theme/unknown')).status).toBe(404)
  })

  test('each have their own address, with the answer and where to go from there', async () => {
    const { html, words } = await visitor.get('/questions/echeancier')
    expect(html).toMatch(/<h1[^>]*>Puis-je payer en plusieurs fois \?<\/h1>/)
    expect(words).toContain('Réponse de echeancier.')
    expect(html).toContain('href="/espace/question?theme=cotisation"')
    expect(html).toContain('href="/espace/transmettre?theme=cotisation"')
    expect(html).toContain('href="/questions/moyens-de-paiement"')
    expect(html).toContain('action="/api/questions/echeancier/helped"')
    expect((await visitor.get('/questions/unknown')).status).toBe(404)
  })

  test('thank whoever said that one helped', async () => {
    const { html, words } = await visitor.get('/questions/echeancier?merci=oui')
    expect(words).toContain('Merci. Votre avis aide l’Enim')
    expect(html).not.toContain('/helped')
    expect((await visitor.get('/questions/echeancier?merci=plus-tard')).words).toContain(
      'Réessayez dans une heure',
    )
  })

  test('are kept in memory, and each view is told to the api, kept or not', async () => {
    visitor.answers['POST /api/questions/views'] = { status: 200, body: {} }
    visitor.calls = []
    for (let views = 0; views < 3; views++) await visitor.get('/questions/delai-de-declaration')
    await visitor.get('/questions/delai-de-declaration', 'HEAD')
    await vi.waitFor(
      () => {
        const told = visitor.calls.filter(({ call }) => call === 'POST /api/questions/views')
        const views = told.map(({ body }) => (body as { views: Record<string, number> }).views)
        expect(views.at(-1)?.['delai-de-declaration']).toBe(3)
      },
      { timeout: 15_000, interval: 200 },
    )
  }, 20_000)
})

describe('blank forms', () => {
  test('are for everybody: theme, version, what they replace, two ways', async () => {
    const { html, words } = await visitor.get('/formulaires')
    expect(words).toContain('Déclaration d’accident « à bord »')
    expect(words).toContain('Version 2026-01')
    expect(words).toContain('Remplace : Déclaration d’accident, version 2025-06')
    expect(html).toContain('id="declaration-d-accident"')
    expect(html).toContain('href="/formulaires/declaration-d-accident.pdf"')
    expect(html).toContain('href="/espace/remplir/declaration-d-accident"')
  })

  test('are narrowed to a theme exactly', async () => {
    expect((await visitor.get('/formulaires/theme/accidents')).words).toContain('à bord')
    expect((await visitor.get('/formulaires/theme/cotisation')).words).toContain(
      'Aucun formulaire pour le thème Cotisation.',
    )
    expect((await visitor.get('/formulaires/theme/unknown')).status).toBe(404)
  })

  test('lead through the login to be filled in', async () => {
    visitor.answers['GET /api/session'] = {
      status: 401,
      body: { type: 'signed-out', title: 'x', status: 401, errors: [] },
    }
    const { status, location } = await visitor.get('/espace/remplir/declaration-d-accident')
    expect(status).toBe(303)
    expect(location).toContain('/connexion')
  })
})
