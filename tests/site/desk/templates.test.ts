import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '../../support/fake-cms.ts'
import { Visitor } from '../support/visitor.ts'
import { PAGE, sitDown } from './support/desk-visitor.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
  visitor.cms.contents['answer-templates'] = [
    makeTemplate('titre', 'Explication', { slug: 'cotisation', name: 'Cotisation' }),
    makeTemplate('certificat', 'Certificat médical', { slug: 'accidents', name: 'Accidents' }),
    makeTemplate('autre', 'Autre organisme', null),
  ]
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor)
})

/** In the field of the answer. */
function answerIn(html: string): string | undefined {
  return /<textarea[^>]* id="answer-text"[^>]*>([^<]*)</.exec(html)?.[1]?.trim()
}

describe('the templates of an answer', () => {
  test('are those of the request’s theme, then those for every request', async () => {
    const { html } = await visitor.get(PAGE)
    expect(html).toMatch(/<optgroup label="Service Cotisation">.*Explication.*<\/optgroup>/)
    expect(html).toMatch(/<optgroup label="Toutes les demandes">.*Autre organisme.*<\/optgroup>/)
    expect(html).not.toContain('Certificat médical')
  })

  test('are filled for the request when its address names one', async () => {
    const { html } = await visitor.get(`${PAGE}?modele=titre`)
    expect(answerIn(html)).toMatch(
      /^ENIM-2026-000123, Armement Alizé, Service Cotisation, \d.* 20\d\d, {nom}$/,
    )
    expect(html).toMatch(/<option value="titre"[^>]* selected/)
    expect(answerIn((await visitor.get(`${PAGE}?modele=certificat`)).html)).toBe('')
  })

  test('follow what was typed, which is not lost', async () => {
    const page = await visitor.post(PAGE, {
      action: 'template',
      modele: 'titre',
      'answer-text': 'Chère Maëlle,',
    })
    expect(page.status).toBe(200)
    expect(answerIn(page.html)).toMatch(/^Chère Maëlle, ENIM-2026-000123/)
    expect(visitor.calls.filter(({ call }) => call.startsWith('POST'))).toEqual([])
  })

  test('leave the page as it is when none of that name exists', async () => {
    const page = await visitor.post(PAGE, {
      action: 'template',
      modele: '<script>',
      'answer-text': 'Bonjour',
    })
    expect(answerIn(page.html)).toBe('Bonjour')
  })
})

test('an answer is written without templates while Strapi is away, and the page says so', async () => {
  const away = await Visitor.start()
  await away.cms.stop()
  sitDown(away)
  const page = await away.get(PAGE)
  expect(page.status).toBe(200)
  expect(page.words).toContain('Les modèles de réponse ne peuvent pas être affichés en ce moment.')
  expect(answerIn(page.html)).toBe('')
  await away.stop()
})

function makeTemplate(slug: string, title: string, theme: Entry | null): Entry {
  return {
    documentId: `template-${slug}`,
    updatedAt: '2026-01-05T08:00:00.000Z',
    slug,
    title,
    theme,
    text: '{reference}, {employeur}, {service}, {date}, {nom}',
    rank: 10,
  }
}
