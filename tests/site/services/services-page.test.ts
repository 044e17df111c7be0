import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listOf, makeSummary } from '../requests/support/summaries.ts'
import { makePayment } from '../payments/support/payment-lists.ts'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'

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

test('the way to the requests says how many hold something unread', async () => {
  const list = listOf([makeSummary({ unread: 2 }), makeSummary({ unread: 1 }), makeSummary()])
  visitor.answers['GET /api/requests?page=1'] = { status: 200, body: list }
  expect((await visitor.get('/espace')).words).toMatch(/Mes demandes 2 non lues/)
})

test('the page stands while neither the requests nor what was received can be read', async () => {
  for (const call of ['GET /api/requests?page=1', 'GET /api/received?limit=5'] as const)
    visitor.answers[call] = refused(503, 'busy', 'Occupé.')
  const { status, words } = await visitor.get('/espace')
  expect(status).toBe(200)
  expect(words).toContain('Mes demandes')
  expect(words).not.toContain('non lue')
})

test('the last payment and the next one are there, with the way to all of them', async () => {
  visitor.answers['GET /api/payments/summary'] = {
    status: 200,
    body: {
      last: makePayment({ isNew: true }),
      next: makePayment({ paidOn: '2026-06-05', state: 'Prévu', period: 'juin 2026' }),
    },
  }
  const { html, words } = await visitor.get('/espace')
  expect(words).toMatch(
    /Dernier versement Nouveau 1.234,56.€ Aide, mai 2026 versé le 5 mai 2026 Prochain/,
  )
  expect(words).toMatch(/Prochain versement 1.234,56.€ Aide, juin 2026 prévu le 5 juin 2026/)
  expect(html).toMatch(/<a[^>]* href="\/espace\/versements"[^>]*>.{0,900}Suivre vos versements/)
  visitor.answers['GET /api/payments/summary'] = { status: 200, body: { last: null, next: null } }
  expect((await visitor.get('/espace')).words).toContain('Rien pour le moment : ce que l’Enim vous')
  visitor.answers['GET /api/payments/summary'] = refused(503, 'busy', 'Occupé.')
  const away = await visitor.get('/espace')
  expect(away.words).toContain('Vos versements sont momentanément indisponibles.')
})
