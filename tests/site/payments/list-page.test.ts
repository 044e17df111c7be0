import type { PaymentList } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { listOf, makePayment, months } from './support/payment-lists.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'POST /api/payments/reading': { status: 200, body: {} },
  }
})
afterAll(() => visitor.stop())

const PAGE = '/espace/versements'

function answerList(query: string, list: PaymentList): void {
  visitor.answers[`GET /api/payments?${query}`] = { status: 200, body: list }
}

const links = (html: string) => html.replaceAll('&#38;', '&').replaceAll('&amp;', '&')

test('each payment has its date, nature, period, amount, state, reference and paper', async () => {
  const file = { id: 'd1', bytes: 2_048 }
  answerList(
    'page=1',
    listOf([
      makePayment({ document: { name: 'Décompte 0141', file } }),
      makePayment({
        reference: 'V-2',
        amountCents: -1_250,
        document: { name: 'Avis', file: null },
      }),
      makePayment({ reference: 'V-3', amountCents: 0, state: 'Rejeté' }),
    ]),
  )
  const { status, html, words } = await visitor.get(PAGE)
  expect(status).toBe(200)
  expect(words).toMatch(
    /05\/05\/2026 Aide mai 2026 1.234,56.€ Versé VIR-2026-0141 Télécharger Décompte 0141/,
  )
  expect(html).toContain('href="/api/documents/d1/file"')
  expect(words).toMatch(/−12,50.€ Versé V-2 Avis/)
  expect(words).toMatch(/0,00.€ Rejeté V-3 –/)
  expect(html).toMatch(/<td[^>]* data-amount="true"/)
  expect(words).toContain('3 versements, du plus récent au plus ancien')
})

test('sums say what was paid, what is to come, and apart what was refused', async () => {
  answerList(
    'page=1',
    listOf([
      makePayment(),
      makePayment({ state: 'Prévu', amountCents: 100 }),
      makePayment({ state: 'Émis', amountCents: 200 }),
      makePayment({ state: 'Rejeté', amountCents: 999_900 }),
    ]),
  )
  const { words } = await visitor.get(PAGE)
  expect(words).toMatch(/Total versé 1.234,56.€ 1 versement /)
  expect(words).toMatch(/À venir : prévu ou émis 3,00.€ 2 versements /)
  expect(words).toMatch(/Rejeté, non versé 9.999,00.€ 1 versement /)
})

test('the chart says what it shows, and the same is a table', async () => {
  answerList('page=1', listOf([makePayment()]))
  const { html, words } = await visitor.get(PAGE)
  expect(html).toMatch(/<svg [^>]*role="img" aria-labelledby="mois-titre mois-texte"/)
  expect(html).toContain('Versements par mois, de janvier 2026 à décembre 2026</title>')
  expect(words).toMatch(/Versés : 1.234,56.€\. Prévus ou émis : 500,00.€/)
  expect(words).toMatch(/novembre 2026 1.234,56.€ 0,00.€ décembre 2026 0,00.€ 500,00.€/)
})

test('twelve months of nothing are told instead of drawn', async () => {
  const empty = months.map(({ month }) => ({ month, paidCents: 0, comingCents: 0 }))
  answerList('page=1', listOf([makePayment()], { months: empty }))
  const { html, words } = await visitor.get(PAGE)
  expect(words).toContain('Rien n’est versé ni prévu de janvier 2026 à décembre 2026.')
  expect(html).not.toContain('mois-titre')
})

test('filters stay chosen, from page to page and in the table', async () => {
  const list = listOf([makePayment()], { page: 2, pages: 3, total: 41 })
  answerList('year=2026&nature=aide&state=Vers%C3%A9&page=2', list)
  const page = await visitor.get(`${PAGE}?annee=2026&nature=aide&etat=Vers%C3%A9&page=2`)
  expect(page.status).toBe(200)
  for (const value of ['2026', 'aide', 'Versé'])
    expect(page.html).toContain(`<option value="${value}" selected>`)
  const filters = 'annee=2026&nature=aide&etat=Vers%C3%A9'
  expect(links(page.html)).toContain(`href="/espace/versements?${filters}&page=3"`)
  expect(links(page.html)).toContain(
    'href="/api/payments/export.csv?year=2026&nature=aide&state=Vers%C3%A9"',
  )
  expect(page.words).toContain('Année 2026, aide')
})

test.each([
  ['annee=abc', 'Cette année n’existe pas'],
  ['annee=0000', 'Cette année n’existe pas'],
  ['nature=x', 'Cette nature de versement n’existe pas'],
  ['etat=%3Cscript%3E', 'Cet état n’existe pas'],
])('%s is said beside its field, and filters nothing', async (query, words) => {
  answerList('page=1', listOf([makePayment()]))
  const page = await visitor.get(`${PAGE}?${query}`)
  expect(page.status).toBe(422)
  expect(page.words).toContain(words)
  expect(page.words).toContain('VIR-2026-0141')
})

test.each(['0', '-1', '1e999', 'x', '2.5'])('page %s is the first', async (number) => {
  answerList('page=1', listOf([makePayment()]))
  expect((await visitor.get(`${PAGE}?page=${number}`)).status).toBe(200)
})

test('filters that let nothing through say so; nothing at all has no filter', async () => {
  answerList('year=2025&page=1', listOf([]))
  const filtered = await visitor.get(`${PAGE}?annee=2025`)
  expect(filtered.words).toContain('Aucun versement ne correspond à ces filtres.')
  expect(filtered.html).toContain('name="annee"')
  answerList('page=1', listOf([], { years: [], natures: [] }))
  const { html, words } = await visitor.get(PAGE)
  expect(words).toContain('Aucun versement pour le moment.')
  expect(html).not.toContain('name="annee"')
})

test('what was new is in bold, and no longer new once the page was opened', async () => {
  answerList('page=1', listOf([makePayment({ isNew: true }), makePayment({ reference: 'V-2' })]))
  const { html, words } = await visitor.get(PAGE)
  expect(words).toContain('Aide Nouveau')
  expect(html.match(/>Nouveau</g)).toHaveLength(1)
  expect(visitor.sent('POST /api/payments/reading')).toEqual([{ references: ['VIR-2026-0141'] }])
  answerList('page=1', listOf([makePayment()]))
  await visitor.get(PAGE)
  expect(visitor.sent('POST /api/payments/reading')).toHaveLength(1)
})

test('a browser that asks for headers alone has seen nothing', async () => {
  answerList('page=1', listOf([makePayment({ isNew: true })]))
  await visitor.get(PAGE, 'HEAD')
  expect(visitor.sent('POST /api/payments/reading')).toEqual([])
})

test('the page is shown even when it cannot say so', async () => {
  answerList('page=1', listOf([makePayment({ isNew: true })]))
  visitor.answers['POST /api/payments/reading'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get(PAGE)).status).toBe(200)
})

test('without the api the page is refused; without a session it leads to the login', async () => {
  visitor.answers['GET /api/payments?page=1'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get(PAGE)).status).toBe(503)
  visitor.reset()
  visitor.answers['GET /api/session'] = refused(401, 'signed-out', 'Connectez-vous.')
  visitor.answers['GET /api/payments?page=1'] = refused(401, 'signed-out', 'Connectez-vous.')
  const page = await visitor.get(PAGE)
  expect([page.status, page.location]).toEqual([303, '/connexion?suite=versements'])
})
