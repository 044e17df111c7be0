import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { makeItem, receivedOf } from './support/items.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'GET /api/received?state=all&page=1': { status: 200, body: receivedOf([makeItem()]) },
    'POST /api/received/archiving': { status: 200, body: {} },
    'POST /api/received/reading': { status: 200, body: {} },
  }
})
afterAll(() => visitor.stop())

const PAGE = '/espace/recus'

/** As the form of the list is sent, with these lines ticked. */
function tick(path: string, deed: string, ids: readonly string[]) {
  const fields = new URLSearchParams([['geste', deed], ...ids.map((id) => ['ligne', id])])
  const type = 'application/x-www-form-urlencoded'
  return visitor.post(path, new Blob([fields.toString()], { type }))
}

test('the filters of the address are asked of the api and stay in the form', async () => {
  const asked = 'kind=payment&theme=accidents&state=archived&words=aide&page=2'
  const list = receivedOf([makeItem({ isArchived: true })], { page: 2, pages: 3, total: 45 })
  visitor.answers[`GET /api/received?${asked}`] = { status: 200, body: list }
  const address = `${PAGE}?nature=payment&theme=accidents&etat=archives&mots=aide&page=2`
  const { status, html, words } = await visitor.get(address)
  expect(status).toBe(200)
  expect(words).toContain('45 lignes, de la plus récente')
  expect(words).toContain('Remettre la sélection')
  expect(html).toMatch(/<option value="payment" selected/)
  expect(html).toContain('value="aide"')
  expect(html).toContain('etat=archives&amp;mots=aide&amp;page=3')
})

test('lines that are ticked are archived, and the same page offers to put them back', async () => {
  const address = `${PAGE}?nature=document`
  const answer = await tick(address, 'archiver', ['un', 'deux'])
  expect(visitor.sent('POST /api/received/archiving')).toEqual([
    { ids: ['un', 'deux'], archived: true },
  ])
  expect(answer.status).toBe(303)
  expect(answer.location).toBe(`${address}&fait=archiver&lignes=un%2Cdeux`)
  const list = { status: 200, body: receivedOf([]) }
  visitor.answers['GET /api/received?kind=document&state=all&page=1'] = list
  const { html, words } = await visitor.get(answer.location ?? '')
  expect(words).toContain('2 lignes archivées. Annuler')
  expect(html).toMatch(/name="ligne" value="un".*name="ligne" value="deux".*value="remettre"/)
})

test('lines are put back, and marked as read', async () => {
  await tick(PAGE, 'remettre', ['un'])
  expect(visitor.sent('POST /api/received/archiving')).toEqual([{ ids: ['un'], archived: false }])
  await tick(PAGE, 'lire', ['un'])
  expect(visitor.sent('POST /api/received/reading')).toEqual([{ ids: ['un'] }])
})

test('when nothing is ticked, the page says so and leads to the first box', async () => {
  const errors = [{ field: 'ids', message: 'Cochez au moins une ligne.' }]
  visitor.answers['POST /api/received/archiving'] = refused(422, 'invalid-input', 'Non.', errors)
  const { status, html } = await tick(PAGE, 'archiver', [])
  expect(status).toBe(422)
  expect(html).toMatch(/href="#lignes"[^>]*>\s*Cochez au moins une ligne/)
  expect(html).toContain('id="lignes"')
})

test('a page that is no more leads to the last one', async () => {
  const list = receivedOf([], { page: 3, pages: 2, total: 21 })
  visitor.answers['GET /api/received?state=all&page=3'] = { status: 200, body: list }
  const { status, location } = await visitor.get(`${PAGE}?page=3&fait=archiver&lignes=un`)
  expect({ status, location }).toEqual({
    status: 303,
    location: `${PAGE}?page=2&fait=archiver&lignes=un`,
  })
})

test('nothing received, nothing found and nothing archived are each told', async () => {
  const empty = receivedOf([])
  visitor.answers['GET /api/received?state=all&page=1'] = { status: 200, body: empty }
  expect((await visitor.get(PAGE)).words).toContain('Rien pour le moment')
  const none = receivedOf([], { counts: { listed: 3, unread: 0, archived: 0 } })
  visitor.answers['GET /api/received?state=all&words=x&page=1'] = { status: 200, body: none }
  expect((await visitor.get(`${PAGE}?mots=x`)).words).toContain('Rien ne correspond')
  visitor.answers['GET /api/received?state=archived&page=1'] = { status: 200, body: none }
  expect((await visitor.get(`${PAGE}?etat=archives`)).words).toContain('Rien n’est archivé')
})

test('who is signed out is led to log in, and back', async () => {
  visitor.answers = { 'GET /api/session': refused(401, 'signed-out', 'Terminée.') }
  expect((await visitor.get(PAGE)).location).toBe('/connexion?suite=recus')
})
