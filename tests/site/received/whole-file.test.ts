import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'

const PAGE = '/espace/recus/dossier'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'GET /api/whole-file/size': {
      status: 200,
      body: { documents: 12, requests: 1, receipts: 2, payments: 0, bytes: 224_395_264 },
    },
  }
})
afterAll(() => visitor.stop())

test('the page says what the archive holds and about how large it is', async () => {
  const { status, html, words } = await visitor.get(PAGE)
  expect(status).toBe(200)
  expect(words).toContain('12 documents')
  expect(words).toContain('1 demande, avec les échanges, les fichiers transmis et 2 accusés en PDF')
  expect(words).toContain('0 versement.')
  expect(words).toContain('ZIP, environ 214 Mo')
  expect(html).toMatch(/href="\/api\/whole-file"/)
  expect(words).not.toContain('Téléchargement refusé')
})

test('who was refused another archive today is told so there', async () => {
  expect((await visitor.get(`${PAGE}?limite`)).words).toContain('Téléchargement refusé')
})

test('when it cannot be measured the page says that it cannot be shown', async () => {
  visitor.answers['GET /api/whole-file/size'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get(PAGE)).status).toBe(503)
})

test('who is signed out is led to log in, and back', async () => {
  visitor.answers = { 'GET /api/session': refused(401, 'signed-out', 'Terminée.') }
  expect((await visitor.get(PAGE)).location).toBe('/connexion?suite=dossier')
})
