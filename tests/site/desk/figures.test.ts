import type { Figures } from 'content-types'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { agent, services, supervisor } from './support/agents.ts'
import { ok, sitDown } from './support/desk-visitor.ts'

const figures: Figures = {
  from: '2026-09-07',
  to: '2026-09-20',
  services: [
    {
      service: services.cotisation,
      received: 34,
      answered: 30,
      open: 12,
      late: 1,
      median: 2.5,
      ninthDecile: 8,
      weeks: [
        { from: '2026-09-07', received: 14, answered: 10 },
        { from: '2026-09-14', received: 20, answered: 20 },
      ],
    },
    {
      service: services.accidents,
      received: 0,
      answered: 0,
      open: 0,
      late: 0,
      median: null,
      ninthDecile: null,
      weeks: [{ from: '2026-09-07', received: 0, answered: 0 }],
    },
  ],
}

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor, supervisor)
  visitor.answers['GET /api/desk/figures?'] = ok(figures)
})

describe('the figures', () => {
  test('are said in words, service by service', async () => {
    const { words } = await visitor.get('/agents/chiffres')
    expect(words).toContain(
      '34 demandes reçues, 30 répondues. 12 encore ouvertes, dont 1 en retard.',
    )
    expect(words).toContain(
      'Une première réponse sur deux est partie en 2,5 jours ouvrés au plus, neuf sur dix en 8 jours ouvrés au plus.',
    )
    expect(words).toContain('Aucune première réponse sur ces jours.')
  })

  test('are drawn with a title, a text and a pattern, and stand in a table beneath', async () => {
    const { html, words } = await visitor.get('/agents/chiffres')
    expect(html).toContain('aria-labelledby="semaines-cotisation-titre semaines-cotisation-texte"')
    expect(html.match(/<rect class="solid" x=/g)).toHaveLength(3)
    expect(html).toMatch(/class="striped"[^>]*fill="url\(#semaines-cotisation-rayures\)"/)
    expect(html).not.toContain(' style=')
    expect(words).toContain('Semaine du Reçues Répondues 07/09/2026 14 10 14/09/2026 20 20')
  })

  test('are of the days asked, which the table to download has too', async () => {
    visitor.answers['GET /api/desk/figures?from=2026-09-07&to=2026-09-20'] = ok(figures)
    const page = await visitor.get('/agents/chiffres?du=2026-09-07&au=2026-09-20')
    expect(control(page, 'du').markup).toContain('value="2026-09-07"')
    expect(page.html.replaceAll(/&(?:#38|amp);/g, '&')).toContain(
      'href="/api/desk/figures.csv?from=2026-09-07&to=2026-09-20"',
    )
  })

  test('are not given for days that cannot be, and the page says why beside them', async () => {
    const message = 'La fin vient avant le début.'
    visitor.answers['GET /api/desk/figures?from=2026-09-20&to=2026-09-07'] = refused(
      422,
      'invalid',
      'À corriger.',
      [{ field: 'to', message }],
    )
    const page = await visitor.get('/agents/chiffres?du=2026-09-20&au=2026-09-07')
    expect(page.status).toBe(422)
    expect(control(page, 'au').error).toBe(message)
    expect(control(page, 'du').markup).toContain('value="2026-09-20"')
    expect(page.words).not.toContain('Télécharger ces chiffres')
  })
})

test('an agent who supervises nothing has no figures, nor a way to them', async () => {
  sitDown(visitor, agent)
  const page = await visitor.get('/agents/chiffres')
  expect(page.status).toBe(404)
  expect(page.html).not.toContain('href="/agents/chiffres"')
  expect(visitor.calls.filter(({ call }) => call.includes('figures'))).toEqual([])
})
