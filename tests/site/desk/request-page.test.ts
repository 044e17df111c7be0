import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Visitor } from '../support/visitor.ts'
import { becomes, PAGE, sitDown } from './support/desk-visitor.ts'
import { makeFile, makeMessage, request } from './support/requests.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor)
})

describe('the page of a request', () => {
  test('gives all that is known of the employer', async () => {
    const { words, html } = await visitor.get(PAGE)
    for (const known of [
      'Armement Alizé',
      '900 000 001 00017',
      '06 39 98 10 21',
      'Maëlle Fictif',
      '4 quai des Essais',
    ])
      expect(words).toContain(known)
    expect(html).toContain('href="mailto:contact@alize.example"')
    expect(html).toContain('href="tel:+33639981021"')
    expect(html).toContain('href="/agents/demandes/ENIM-2026-000099"')
  })

  test('says each time limit with its day and how it stands', async () => {
    const { words } = await visitor.get(PAGE)
    expect(words).toContain('En retard Accusé de réception au plus tard le 17/11/2026')
    expect(words).toContain('Dans les temps Réponse au plus tard le 02/01/2027')
    expect(words).toContain('Accusé d’enregistrement électronique, le 02/11/2026')
    becomes(visitor, { deadlines: [] })
    expect((await visitor.get(PAGE)).words).toContain('Aucun délai ne court plus.')
  })

  test('puts forward a callback that is awaited', async () => {
    expect((await visitor.get(PAGE)).words).not.toContain('À rappeler')
    becomes(visitor, {
      callback: {
        phone: '0261919999',
        day: '2026-11-24',
        slot: 'morning',
        askedAt: '2026-11-23T08:00:00Z',
      },
    })
    const { words, html } = await visitor.get(PAGE)
    expect(words).toContain('À rappeler le 24/11/2026, le matin')
    expect(html).toContain('href="tel:0261919999"')
  })

  test('opens checked files alone', async () => {
    const { html, words } = await visitor.get(PAGE)
    const base = `/api/desk/requests/${request.reference}/files`
    expect(html).toContain(`href="${PAGE}/fichiers/bordereau"`)
    expect(html).toContain(`href="${base}/bordereau"`)
    expect(html).toContain(`href="${base}/lettre"`)
    expect(html).not.toContain(`${PAGE}/fichiers/lettre`)
    for (const id of ['attente', 'virus']) {
      expect(html).not.toContain(`${base}/${id}`)
      expect(html).not.toContain(`fichiers/${id}`)
    }
    expect(words).toContain('Analyse en cours')
    expect(words).toContain('un virus a été détecté')
  })

  test('tells who opened a file, and that it came before', async () => {
    const openings = [
      { at: '2026-11-04T09:00:00Z', agent: 'Yann Fictif' },
      { at: '2026-11-03T09:00:00Z', agent: 'Nolwenn Fictive' },
    ]
    const sentBefore = { reference: 'ENIM-2026-000077', sentAt: '2026-09-01T08:00:00Z' }
    becomes(visitor, { files: [makeFile('bordereau', { openings, sentBefore })] })
    const { words } = await visitor.get(PAGE)
    expect(words).toContain('Ouvert par Yann Fictif (2 ouvertures)')
    expect(words).toContain('Nolwenn Fictive, 3 novembre 2026 à 10:00')
    expect(words).toMatch(/Fichier identique déjà joint à la demande ENIM-2026-000077/)
  })

  test('sets an internal note apart from what the employer reads', async () => {
    const { html, words } = await visitor.get(PAGE)
    expect(words).toContain('Note interne, jamais visible de l’employeur')
    expect(words).toContain('Yann Fictif (Service Cotisation)')
    expect(html).toMatch(/class="message enim note" id="message-m2"/)
    expect(html).toMatch(/class="message employer" id="message-m3"/)
    expect(words).toContain('Message de l’employeur Maëlle Fictif')
  })

  test('shows which pieces came and which are awaited', async () => {
    const pieces = [
      { id: 'p1', label: 'RIB', dueOn: '2026-12-01', sentAt: '2026-11-10T08:00:00Z' },
      { id: 'p2', label: 'Rôle d’équipage', dueOn: '2026-12-01', sentAt: null },
    ]
    becomes(visitor, { messages: [makeMessage('m9', { kind: 'pieces', pieces })] })
    const { words } = await visitor.get(PAGE)
    expect(words).toContain('RIB Reçue le 10/11/2026')
    expect(words).toContain('Rôle d’équipage Attendue au plus tard le 01/12/2026')
  })

  test('offers only what may be done', async () => {
    const all = await visitor.get(PAGE)
    for (const action of ['take', 'answer', 'note', 'pieces', 'call', 'move', 'close'])
      expect(all.html, action).toContain(`name="action" value="${action}"`)
    expect(all.html).not.toContain('value="reopen"')
    const can = { take: false, answer: false, askPieces: false, move: false, close: false }
    becomes(visitor, { state: 'closed', can: { ...can, reopen: true } })
    const closed = await visitor.get(PAGE)
    for (const action of ['note', 'call', 'reopen'])
      expect(closed.html, action).toContain(`name="action" value="${action}"`)
    for (const action of ['take', 'answer', 'pieces', 'move', 'close'])
      expect(closed.html, action).not.toContain(`name="action" value="${action}"`)
  })

  test('shows what was typed as text, wherever it stands', async () => {
    const hostile = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    becomes(visitor, {
      object: hostile,
      text: hostile,
      holder: hostile,
      address: hostile,
      employer: { siret: '90000000100017', name: hostile },
      files: [makeFile('bordereau', { name: hostile })],
      messages: [makeMessage('m1', { text: hostile, author: hostile, agent: hostile })],
      otherServices: [{ slug: '"><script>', name: hostile }],
    })
    const { html, words } = await visitor.get(PAGE)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect(words).toContain(hostile)
  })

  test('gives no id twice', async () => {
    const { html } = await visitor.get(PAGE)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, rank) => ids.indexOf(id) !== rank)).toEqual([])
  })

  test('is for agents who are logged in', async () => {
    visitor.answers['GET /api/agents/session'] = {
      status: 401,
      body: { type: 'signed-out', title: 'Votre session est terminée.', status: 401, errors: [] },
    }
    const page = await visitor.get(PAGE)
    expect(page.status).toBe(303)
    expect(page.location).toBe(`/agents/connexion?suite=${encodeURIComponent(PAGE)}`)
  })
})
