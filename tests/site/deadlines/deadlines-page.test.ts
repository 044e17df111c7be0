import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { makeDeadline } from './support/upcoming.ts'

const PAGE = '/espace/echeances'
const address = 'https://portail.example/api/calendar/account.1.signature.ics'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    'GET /api/calendar': { status: 200, body: { address } },
  }
})
afterAll(() => visitor.stop())

function answerDeadlines(...deadlines: ReturnType<typeof makeDeadline>[]): void {
  visitor.answers['GET /api/deadlines'] = { status: 200, body: { deadlines } }
}

test('each deadline has its day, what is left, what to do, and its file for a calendar', async () => {
  answerDeadlines(
    makeDeadline({ day: '2026-03-03', daysLeft: 1 }),
    makeDeadline({
      slug: 'cotisations',
      title: 'Paiement des cotisations',
      theme: { slug: 'cotisation', name: 'Cotisation' },
      day: '2026-05-04',
      postponedFrom: '2026-05-01',
      daysLeft: 63,
      link: 'https://www.example.org/payer',
    }),
  )
  const { status, html, words } = await visitor.get(PAGE)
  expect(status).toBe(200)
  expect(words).toMatch(/Mars 2026 .*Déclaration des services du mois mardi 3 mars 2026 demain/)
  expect(words).toMatch(/Mai 2026 .*Paiement des cotisations lundi 4 mai 2026 dans 63.jours/)
  expect(words).toContain(
    'Reportée du vendredi 1er mai 2026 au premier jour ouvrable suivant. Déclarez',
  )
  expect(words).toMatch(/Faire la démarche : Déclaration .*Voir le site concerné : Paiement/)
  expect(html).toContain('href="https://www.example.org/payer"')
  expect(html).toContain('href="/api/deadlines/cotisations/calendar?day=2026-05-04"')
})

test('those of one theme are apart; a theme that does not exist has no page', async () => {
  answerDeadlines(
    makeDeadline({ title: 'De déclaration' }),
    makeDeadline({ title: 'De cotisation', theme: { slug: 'cotisation', name: 'Cotisation' } }),
  )
  const { html, words } = await visitor.get(`${PAGE}/cotisation`)
  expect(words).toContain('De cotisation')
  expect(words).not.toContain('De déclaration')
  expect(html).toMatch(/<a href="\/espace\/echeances\/cotisation" aria-current="page"/)
  expect((await visitor.get(`${PAGE}/inconnu`)).status).toBe(404)
})

test('a year without any is said', async () => {
  answerDeadlines()
  expect((await visitor.get(PAGE)).words).toContain(
    'Aucune échéance dans les douze prochains mois.',
  )
})

test('the address of the calendar can be opened, read and selected', async () => {
  answerDeadlines(makeDeadline())
  const { html, words } = await visitor.get(PAGE)
  expect(html).toContain(`href="${address.replace('https:', 'webcal:')}"`)
  expect(html).toMatch(new RegExp(`<input id="adresse" type="url" readonly value="${address}"`))
  expect(words).not.toContain('est renouvelée')
  visitor.answers['GET /api/calendar'] = refused(503, 'busy', 'Occupé.')
  const away = await visitor.get(PAGE)
  expect(away.words).toContain('Votre adresse est momentanément indisponible.')
  expect(away.words).toContain('Déclaration des services du mois')
})

test('a new address is asked for by a form, and said', async () => {
  answerDeadlines(makeDeadline())
  visitor.answers['POST /api/calendar/renewal'] = { status: 200, body: { address } }
  const { status, headers } = await visitor.post(PAGE, { form: 'renewal' })
  expect([status, headers.get('location')]).toEqual([303, `${PAGE}?fait=adresse#agenda`])
  expect((await visitor.get(`${PAGE}?fait=adresse`)).words).toContain(
    'Votre adresse est renouvelée. L’ancienne ne répond plus.',
  )
  expect((await visitor.post(PAGE, { form: 'other' })).status).toBe(303)
  expect(visitor.sent('POST /api/calendar/renewal')).toHaveLength(1)
})

test('why there is no new address is said where it is asked for', async () => {
  answerDeadlines(makeDeadline())
  visitor.answers['POST /api/calendar/renewal'] = refused(429, 'too-many', 'Réessayez dans 4 min.')
  const { status, words } = await visitor.post(PAGE, { form: 'renewal' })
  expect(status).toBe(429)
  expect(words).toContain('Votre adresse n’a pas été renouvelée')
  expect(words).toContain('Réessayez dans 4 min.')
  visitor.answers['POST /api/calendar/renewal'] = refused(401, 'signed-out', 'Terminée.')
  const { headers } = await visitor.post(PAGE, { form: 'renewal' })
  expect(headers.get('location')).toBe('/connexion?suite=echeances')
})

test('« Mes services » shows the three that come next, and the way to all of them', async () => {
  answerDeadlines(
    makeDeadline({ title: 'Une', daysLeft: 0 }),
    makeDeadline({ title: 'Deux', daysLeft: 1 }),
    makeDeadline({ title: 'Trois', daysLeft: 12 }),
    makeDeadline({ title: 'Quatre' }),
  )
  const { html, words } = await visitor.get('/espace')
  expect(words).toMatch(/Une mercredi 1er avril 2026 , aujourd’hui/)
  expect(words).toMatch(/Deux mercredi 1er avril 2026 , demain/)
  expect(words).toMatch(/Trois mercredi 1er avril 2026 , dans 12.jours/)
  expect(words).not.toContain('Quatre')
  expect(html).toMatch(/<a[^>]* href="\/espace\/echeances"/)
  answerDeadlines()
  expect((await visitor.get('/espace')).words).toContain('Aucune échéance dans les douze')
  visitor.answers['GET /api/deadlines'] = refused(503, 'busy', 'Occupé.')
  expect((await visitor.get('/espace')).words).toContain(
    'Vos échéances sont momentanément indisponibles.',
  )
})
