import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '../requests/support/deposit-pages.ts'
import { refused, Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())

const PAGE = '/espace/question'
const entries = (html: string) =>
  [...html.matchAll(/<details id="faq-([^"]+)"/g)].map(([, slug]) => slug)
const suggestion = (slug: string) => ({
  slug,
  question: slug,
  answer: 'Réponse',
  theme: { slug: 'cotisation', name: 'Cotisation' },
})
const find = (words: string, ...slugs: string[]) => {
  visitor.answers[`GET /api/faq?${new URLSearchParams({ words }).toString()}`] = {
    status: 200,
    body: { suggestions: slugs.map(suggestion) },
  }
}

describe('frequent questions', () => {
  test('come before the form, and can be told apart by theme', async () => {
    logIn(visitor)
    const { html } = await visitor.get(PAGE)
    expect(entries(html)).toHaveLength(3)
    expect(html.indexOf('faq-echeancier')).toBeLessThan(html.indexOf('name="object"'))
    const some = await visitor.get(`${PAGE}?theme=accidents`)
    expect(entries(some.html)).toEqual(['delai-de-declaration'])
  })

  test('are searched by a plain form, likeliest first, within the theme', async () => {
    logIn(visitor)
    find('payer', 'echeancier', 'delai-de-declaration', 'moyens-de-paiement')
    const all = await visitor.get(`${PAGE}?recherche=payer`)
    expect(entries(all.html)).toEqual(['echeancier', 'delai-de-declaration', 'moyens-de-paiement'])
    expect(all.html).toMatch(/name="recherche" value="payer"/)
    const some = await visitor.get(`${PAGE}?recherche=payer&theme=cotisation`)
    expect(entries(some.html)).toEqual(['echeancier', 'moyens-de-paiement'])
    expect(some.words).toContain('2 réponses possibles pour « payer »')
  })

  test('that nothing matches are said so, with a way back', async () => {
    logIn(visitor)
    find('<b>rien</b>')
    const { words } = await visitor.get(
      `${PAGE}?${new URLSearchParams({ recherche: '<b>rien</b>' }).toString()}`,
    )
    expect(words).toContain('Aucune question fréquente ne correspond à « <b>rien</b> »')
    expect(words).toContain('Voir toutes les questions fréquentes')
  })

  test('are all shown when the search cannot be made', async () => {
    logIn(visitor)
    const { html, words } = await visitor.get(`${PAGE}?recherche=payer`)
    expect(entries(html)).toHaveLength(3)
    expect(words).toContain('La recherche est momentanément indisponible')
  })
})

describe('« Cette réponse m’a aidé »', () => {
  test('is a plain form, which comes back to the open answer', async () => {
    logIn(visitor, { helped: ['echeancier'] })
    visitor.answers['POST /api/faq/echeancier/helped'] = {
      status: 200,
      body: { helped: ['echeancier'] },
    }
    const fields = { form: 'helped', slug: 'echeancier', theme: 'cotisation' }
    const { status, location } = await visitor.post(PAGE, fields)
    expect(status).toBe(303)
    expect(location).toBe(`${PAGE}?theme=cotisation&utile=echeancier#faq-echeancier`)
    expect(visitor.sent('POST /api/faq/echeancier/helped')).toHaveLength(1)

    const back = await visitor.get(location ?? '')
    expect(back.html).toMatch(/<details id="faq-echeancier" open/)
    expect(back.words).toContain('Merci. Vous avez indiqué que cette réponse vous a aidé.')
    expect(back.html).not.toMatch(/<details id="faq-moyens-de-paiement" open/)
  })

  test('is no longer asked where it was said', async () => {
    logIn(visitor, { helped: ['echeancier'] })
    const { html } = await visitor.get(`${PAGE}?theme=cotisation`)
    const [marked = '', other = ''] = ['echeancier', 'moyens-de-paiement'].map(
      (slug) => new RegExp(`<details id="faq-${slug}".*?</details>`).exec(html)?.[0],
    )
    expect(marked).not.toContain('name="slug"')
    expect(marked).toContain('Vous avez indiqué que cette réponse vous a aidé.')
    expect(other).toContain('name="slug" value="moyens-de-paiement"')
  })

  test('of an entry that is gone leads back to the list', async () => {
    logIn(visitor)
    visitor.answers['POST /api/faq/ancienne/helped'] = refused(404, 'not-found', 'Introuvable.')
    const { location } = await visitor.post(PAGE, { form: 'helped', slug: 'ancienne' })
    expect(location).toBe(PAGE)
  })
})
