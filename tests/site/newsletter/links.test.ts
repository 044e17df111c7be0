import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const token = 'kZ3-canary_token.1.signature'
const offered = [
  { slug: 'cotisation', name: 'Cotisation' },
  { slug: 'accidents', name: 'Accidents' },
]
const subscription = {
  address: 'da•••@marees.example',
  frequency: 'weekly',
  domains: ['accidents'],
  since: '2026-03-02T09:00:00.000Z',
  pause: null,
  isStopped: false,
  leaving: 'leaving.key',
  offered,
}
const link = {
  address: 'dana@marees.example',
  frequency: 'weekly',
  domains: ['*'],
  replaces: null,
  expiresAt: '2099-03-09T09:00:00.000Z',
  offered,
}

const CHOICES = 'POST /api/subscriptions/preferences'
const readings = [
  'POST /api/subscriptions/confirmation/reading',
  'POST /api/subscriptions/preferences/reading',
  'POST /api/subscriptions/leave/reading',
] as const

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
  visitor.answers = {
    [readings[0]]: { status: 200, body: link },
    [readings[1]]: { status: 200, body: subscription },
    [readings[2]]: { status: 200, body: { address: subscription.address } },
  }
})

const paths = ['/actu/confirmation', '/actu/preferences', '/actu/desinscription']

test.each(paths)('%s is only read, however often scanners open it', async (path) => {
  for (let times = 0; times < 5; times += 1) {
    const page = await visitor.get(`${path}?cle=${token}`)
    expect(page.status).toBe(200)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer, strict-origin')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect((await visitor.get(`${path}?cle=${token}`, 'HEAD')).status).toBe(200)
  }
  for (const { call } of visitor.calls) expect(readings).toContain(call)
})

test('the button confirms, and leads to the choices', async () => {
  const page = await visitor.get(`/actu/confirmation?cle=${token}`)
  expect(page.words).toContain('tous les domaines')
  visitor.answers['POST /api/subscriptions/confirmation'] = { status: 200, body: { key: 'k.1.s' } }
  const done = await visitor.post('/actu/confirmation', { cle: token })
  expect(done.words).toContain('Votre inscription est confirmée')
  expect(done.html).toContain('href="/actu/preferences?cle=k.1.s"')
})

test.each(paths)('%s says what to do with a link that is no longer good', async (path) => {
  for (const reading of readings) visitor.answers[reading] = refused(410, 'expired', 'Non.')
  const page = await visitor.get(`${path}?cle=x`)
  expect(page.status).toBe(410)
  expect(page.words).toContain('Ce lien n’est plus valable')
})

test('choices are sent as they are ticked; the page that follows says they are kept', async () => {
  visitor.answers[CHOICES] = { status: 200, body: {} }
  const body = 'cle=k&form=choix&domains=cotisation&domains=accidents&frequency=monthly'
  const answer = await visitor.post(
    '/actu/preferences',
    new Blob([body], { type: 'application/x-www-form-urlencoded' }),
  )
  expect([answer.status, answer.location]).toEqual([303, '/actu/preferences?cle=k&fait=choix'])
  expect(visitor.sent(CHOICES)).toEqual([
    { token: 'k', domains: ['cotisation', 'accidents'], frequency: 'monthly' },
  ])
  const page = await visitor.get('/actu/preferences?cle=k&fait=choix')
  expect(page.words).toContain('Vos choix sont enregistrés.')
})

test('a wrong day of a pause is told beside its field, and the choices stay as they are', async () => {
  const errors = [{ field: 'until', message: 'Indiquez un jour à venir.' }]
  visitor.answers[`${CHOICES}/pause`] = refused(422, 'invalid-input', 'Non.', errors)
  const form = { cle: token, form: 'pause', until: '2020-01-01' }
  const page = await visitor.post('/actu/preferences', form)
  expect(page.status).toBe(422)
  expect(control(page, 'until').error).toBe('Indiquez un jour à venir.')
  expect(control(page, 'until').markup).toContain('value="2020-01-01"')
  expect(page.html).toMatch(/value="accidents"[^>]* checked/)
})

test('the page of the choices leads to that which leaves', async () => {
  const page = await visitor.get(`/actu/preferences?cle=${token}`)
  expect(page.html).toContain('href="/actu/desinscription?cle=leaving.key"')
})

test('a pause and stopped letters are told', async () => {
  const body = { ...subscription, pause: { until: null }, isStopped: true }
  visitor.answers[readings[1]] = { status: 200, body }
  const page = await visitor.get(`/actu/preferences?cle=${token}`)
  expect(page.words).toContain('Les envois sont suspendus')
  expect(page.words).toContain('n’ont pas pu être remises')
})

test('the button leaves; who left already is told so', async () => {
  const CALL = 'POST /api/subscriptions/leave' as const
  const call = `${CALL}?cle=${encodeURIComponent(token)}` as const
  visitor.answers[call] = { status: 200, body: {} }
  const done = await visitor.post('/actu/desinscription', { cle: token })
  expect(done.words).toContain('Votre désinscription est faite')
  visitor.answers[readings[2]] = { status: 200, body: { address: null } }
  const page = await visitor.get(`/actu/desinscription?cle=${token}`)
  expect(page.words).toContain('Votre désinscription est faite')
  expect(page.html).not.toContain('Me désinscrire')
})
