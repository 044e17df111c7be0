import type { CertificateObstacle, CertificateOffers } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listOf, makeDocument } from '../documents/support/documents.ts'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'GET /api/documents?page=1': { status: 200, body: listOf([makeDocument()]) },
    'GET /api/documents?theme=cotisation&page=1': { status: 200, body: listOf([]) },
    'GET /api/documents?theme=pension&page=1': { status: 200, body: listOf([]) },
  }
  offer({})
})
afterAll(() => visitor.stop())

const LIST = '/espace/obtenir'
const ASK = '/espace/obtenir/a-la-demande'

function offer(offers: Partial<CertificateOffers>): void {
  const body = { obstacle: null, years: [2025, 2024], ...offers }
  visitor.answers['GET /api/certificates'] = { status: 200, body }
}

function unpaid(total: number): CertificateObstacle {
  const title = { period: '4e trimestre 2025', amountCents: 123_456, dueOn: '2026-02-28' }
  const titles = [
    { ...title, number: 'T<7>' },
    { ...title, number: 'T8', dueOn: null },
  ]
  return { kind: 'unpaid', total, cents: 370_368, titles: titles.slice(0, total) }
}

test('both documents are offered beside all documents and those of Cotisation alone', async () => {
  const { html, words } = await visitor.get(LIST)
  expect(words).toContain('Documents à la demande')
  expect(html).toMatch(/<option value="2025"[^>]*> ?2025 ?<\/option> ?<option value="2024"/)
  expect(html.match(/method="post" action="\/espace\/obtenir\/a-la-demande"/g)).toHaveLength(2)
  expect((await visitor.get(`${LIST}/cotisation`)).words).toContain('Documents à la demande')
  expect((await visitor.get(`${LIST}/pension`)).words).not.toContain('Documents à la demande')
})

test('what prevents an attestation is told, with whom to ask, and no button', async () => {
  offer({ obstacle: unpaid(3), years: [] })
  const { html, words } = await visitor.get(ASK)
  expect(words).toMatch(
    /3 titres de cotisation échus ne sont pas réglés, pour un total de 3.703,68.€ : T<7> , 4e trimestre 2025 : 1.234,56.€, échu le 28 février 2026/,
  )
  expect(words).toContain('échéance inconnue')
  expect(words).toContain('et 1 autre')
  expect(html).toContain('href="/espace/question?theme=cotisation#question"')
  expect(words).toContain('L’Enim ne vous a encore rien versé')
  expect(html).not.toContain(`action="${ASK}"`)
  offer({ obstacle: unpaid(1) })
  expect((await visitor.get(ASK)).words).toContain('Un titre de cotisation échu n’est pas réglé')
  offer({ obstacle: { kind: 'no-title' } })
  expect((await visitor.get(ASK)).words).toContain('ne connaît aucun titre de cotisation')
})

test('what was asked for leads to the list, where it is announced and can be opened', async () => {
  const made = { id: 'd1', description: 'Relevé de mars' }
  visitor.answers['POST /api/certificates'] = { status: 201, body: made }
  const { status, location } = await visitor.post(ASK, { nature: 'relevé', annee: '2025' })
  expect([status, location]).toEqual([303, `${LIST}?pret=d1`])
  await visitor.post(ASK, { nature: 'attestation' })
  expect(visitor.sent('POST /api/certificates')).toEqual([
    { kind: 'relevé', year: 2025 },
    { kind: 'attestation' },
  ])
  const { words } = await visitor.get(`${LIST}?pret=d1`)
  expect(words).toMatch(/Votre document est prêt Relevé de mars : .*Télécharger Relevé de mars/)
})

test('a made up address announces nothing', async () => {
  expect((await visitor.get(`${LIST}?pret=d9`)).words).not.toContain('Votre document est prêt')
  const trace = { kind: 'withdrawn', at: '2026-03-09T10:00:00.000Z', reason: 'Non.' } as const
  const body = listOf([makeDocument({ trace })])
  visitor.answers['GET /api/documents?page=1'] = { status: 200, body }
  expect((await visitor.get(`${LIST}?pret=d1`)).words).not.toContain('Votre document est prêt')
})

test('a refusal comes back with its status, in the form that it is about', async () => {
  const errors = [{ field: 'year', message: 'Choisissez une autre année.' }]
  visitor.answers['POST /api/certificates'] = refused(422, 'invalid-input', 'Non.', errors)
  const { status, html } = await visitor.post(ASK, { nature: 'relevé', annee: '2024' })
  expect(status).toBe(422)
  expect(html).toMatch(/<a href="#annee">Choisissez une autre année\.<\/a>/)
  expect(html).toMatch(/<option value="2024" selected/)
  expect(html).toMatch(/id="annee"[^>]* aria-invalid="true"/)
  const title = 'Vous avez déjà obtenu 10 documents aujourd’hui.'
  visitor.answers['POST /api/certificates'] = refused(429, 'quota', title)
  const quota = await visitor.post(ASK, { nature: 'attestation' })
  expect(quota.status).toBe(429)
  expect(quota.html).toMatch(/<a href="#attestation">Vous avez déjà obtenu 10 documents/)
})

test('whoever is no longer logged in goes to the login page', async () => {
  visitor.answers['POST /api/certificates'] = refused(401, 'signed-out', 'Terminée.')
  const { status, location } = await visitor.post(ASK, { nature: 'attestation' })
  expect([status, location]).toEqual([303, '/connexion?suite=obtenir'])
})

test('the list stays readable when the offers cannot be read', async () => {
  visitor.answers['GET /api/certificates'] = refused(503, 'busy', 'Occupé.')
  const { status, words } = await visitor.get(LIST)
  expect(status).toBe(200)
  expect(words).toContain('ne peuvent pas être demandés pour le moment')
  expect(words).toContain('Relevé de mars')
})
