import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listOf, makeSummary } from '../requests/support/summaries.ts'
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
