import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeFaqEntry } from '../support/contents.ts'
import { Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const questions = (html: string) =>
  [...html.matchAll(/<details id="faq-([^"]+)"/g)].map(([, slug]) => slug)

describe('frequent questions', () => {
  test('are named by theme, without logging in, each leading to its answer', async () => {
    const { status, html } = await visitor.get('/questions')
    expect(status).toBe(200)
    const named = [...html.matchAll(/<li[^>]*> ?<a href="\/questions\/([a-z-]+)"/g)]
    expect(named.map(([, slug]) => slug)).toEqual([
      'moyens-de-paiement',
      'echeancier',
      'delai-de-declaration',
    ])
    expect(html).not.toContain('Réponse de')
  })

  test('are five of a theme at most; all of them are on its page', async () => {
    const before = visitor.cms.contents['faq-entries']
    visitor.cms.contents['faq-entries'] = [1, 2, 3, 4, 5, 6].map((rank) =>
      makeFaqEntry(`autre-${rank}`, `Question ${rank} ?`, 'cotisation'),
    )
    await visitor.site.hint('faq-entry')
    await vi.waitFor(
      async () => {
        const { html, words } = await visitor.get('/questions')
        expect(html.match(/href="\/questions\/autre-\d"/g)).toHaveLength(5)
        expect(words).toContain('Voir les 6 questions')
      },
      { timeout: 5_000, interval: 50 },
    )
    expect(questions((await visitor.get('/questions/theme/cotisation')).html)).toHaveLength(6)
    visitor.cms.contents['faq-entries'] = before
    await visitor.site.hint('faq-entry')
    await vi.waitFor(
      async () => {
        expect((await visitor.get('/questions')).words).not.toContain('Question 6')
        expect((await visitor.get('/questions')).html).toContain('echeancier')
      },
      { timeout: 5_000, interval: 50 },
    )
  }, 15_000)

  test('of a theme are these alone; an unknown theme is no page', async () => {
    const { html } = await visitor.get('/questions/theme/accidents')
    expect(questions(html)).toEqual(['delai-de-declaration'])
    expect(html).toContain('Réponse de delai-de-declaration.')
    expect(html).toContain('href="/questions/delai-de-declaration"')
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
    expect(html).toMatch(/<input id="lien"[^>]*value="http[^"]*\/questions\/echeancier"/)
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

  test('are kept in memory, and each reader is told to the api once, kept or not', async () => {
    visitor.answers['POST /api/questions/views'] = { status: 200, body: {} }
    visitor.calls = []
    const address = `${visitor.site.url}/questions/delai-de-declaration`
    for (const reader of ['Firefox', 'Firefox', 'Safari', 'Googlebot/2.1', 'Chrome']) {
      await (await fetch(address, { headers: { 'user-agent': reader } })).arrayBuffer()
    }
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
