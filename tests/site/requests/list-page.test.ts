import type { RequestList } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { listOf, makeSummary } from './support/summaries.ts'

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

const PAGE = '/espace/demandes'

function answerList(query: string, list: RequestList): void {
  visitor.answers[`GET /api/requests?${query}`] = { status: 200, body: list }
}

test('the list gives each request, those with something unread in bold', async () => {
  const unread = makeSummary({ reference: 'E26-ALZE-0002', object: 'Question', unread: 1 })
  answerList('page=1', listOf([unread, makeSummary()]))
  const { status, html, words } = await visitor.get(PAGE)
  expect(status).toBe(200)
  expect(words).toContain('Mes demandes 1 non lue')
  expect(html.match(/class="unread" href="[^"]*"/g)).toEqual([
    'class="unread" href="/espace/demandes/E26-ALZE-0002"',
  ])
  expect(words).toContain('2 demandes, de la plus récente à la plus ancienne')
  expect(html).toContain('href="/api/requests/export.csv"')
})

test('nothing sent yet is told, without filters', async () => {
  answerList('page=1', listOf([]))
  const { html, words } = await visitor.get(PAGE)
  expect(words).toContain('Vous n’avez encore rien transmis.')
  expect(html).not.toContain('name="mots"')
})

test('filters keep what was typed, say themselves and stay from page to page', async () => {
  const list = listOf([makeSummary()], { page: 2, pages: 3, total: 41 })
  answerList('theme=cotisation&state=received&from=2026-02-03&words=re%C3%A7u&page=2', list)
  const query = 'theme=cotisation&nature=&etat=received&du=3%2F2%2F2026&au=&mots=re%C3%A7u&page=2'
  const page = await visitor.get(`${PAGE}?${query}`)
  expect(page.status).toBe(200)
  expect(control(page, 'mots').markup).toContain('value="reçu"')
  expect(control(page, 'du').markup).toContain('value="2026-02-03"')
  expect(page.html).toContain('<option value="cotisation" selected>')
  expect(page.html).toContain('<option value="received" selected>')
  expect(page.words).toMatch(/Retirer le filtre Cotisation .*depuis le 3 février 2026/)
  const links = page.html.replaceAll('&#38;', '&').replaceAll('&amp;', '&')
  expect(links).toContain(
    'href="/espace/demandes?theme=cotisation&etat=received&du=2026-02-03&mots=re%C3%A7u&page=3"',
  )
  expect(links).toMatch(/export\.csv\?theme=cotisation&state=received&from=2026-02-03/)
})

test('filters that let nothing through say so, and can be taken off', async () => {
  answerList('words=rien&page=1', listOf([]))
  const { html, words } = await visitor.get(`${PAGE}?mots=rien`)
  expect(words).toContain('Aucune demande ne correspond à ces filtres.')
  expect(html).toMatch(/<a href="\/espace\/demandes"[^>]*> ?<span class="visually-hidden">Retirer/)
})

test('an end before its beginning is said beside its field', async () => {
  const message = 'Cette date vient avant celle du début.'
  visitor.answers['GET /api/requests?from=2026-03-01&to=2026-02-01&page=1'] = refused(
    ...[422, 'invalid-input', 'Non.', [{ field: 'to', message }]],
  )
  const page = await visitor.get(`${PAGE}?du=2026-03-01&au=2026-02-01`)
  expect(page.status).toBe(422)
  expect(control(page, 'au').error).toBe(message)
  expect(control(page, 'au').markup).toContain('value="2026-02-01"')
  expect(page.html).toContain('<a href="#au"')
})

test('what is no date is refused without being lost', async () => {
  answerList('words=re%C3%A7u&page=1', listOf([makeSummary()]))
  const page = await visitor.get(`${PAGE}?du=demain&mots=re%C3%A7u`)
  expect(page.status).toBe(422)
  expect(control(page, 'du').error).toContain('03/02/2026')
  expect(control(page, 'mots').markup).toContain('value="reçu"')
  expect(page.words).not.toContain('Justificatif de mai')
})

test('hostile words are shown as text', async () => {
  const hostile = '"><script>alert(1)</script>'
  const query = new URLSearchParams({ words: hostile, page: '1' }).toString()
  answerList(query, listOf([]))
  const { html, words } = await visitor.get(`${PAGE}?mots=${encodeURIComponent(hostile)}`)
  // Inside the quotes of an attribute, < and > are nothing but text.
  expect(html.replace(/ value="[^"]*"/g, '')).not.toContain('<script>alert')
  expect(words).toContain(`« ${hostile} »`)
})

test('the list works while drafts cannot be read, and is refused when the api is away', async () => {
  answerList('page=1', listOf([makeSummary()]))
  visitor.answers['GET /api/drafts'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get(PAGE)).status).toBe(200)
  visitor.answers['GET /api/requests?page=1'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get(PAGE)).status).toBe(503)
})
