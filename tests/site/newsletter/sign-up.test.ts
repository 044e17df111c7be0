import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const CALL = 'POST /api/subscriptions'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
})

const form = {
  email: ' dana@marees.example ',
  domains: 'cotisation',
  frequency: 'monthly',
  consent: 'on',
  words: '2026-11',
  page: '/actu',
  human: 'on',
}

test('the public page is the same for everybody and holds the whole form', async () => {
  const page = await visitor.get('/actu')
  expect(page.status).toBe(200)
  expect(page.headers.get('set-cookie')).toBeNull()
  expect(page.html).toContain('method="post" action="/actu/inscription"')
  expect(page.words).toContain('Tous les domaines')
  expect(page.words).toContain('Je ne suis pas un robot')
  expect(visitor.calls).toEqual([])
})

test('a form is sent as it was typed, then a page that may be loaded again says what comes', async () => {
  visitor.answers[CALL] = { status: 202, body: {} }
  const answer = await visitor.post('/actu/inscription', form)
  expect([answer.status, answer.location]).toEqual([303, '/actu/inscription?envoi'])
  expect(visitor.sent(CALL)).toEqual([
    {
      email: 'dana@marees.example',
      domains: ['cotisation'],
      frequency: 'monthly',
      consent: true,
      words: '2026-11',
      page: '/actu',
      captcha: '',
      human: true,
    },
  ])
  const page = await visitor.get('/actu/inscription?envoi')
  expect(page.words).toContain('Confirmez votre inscription')
  expect(visitor.sent(CALL)).toHaveLength(1)
})

test('a refused form says why beside each field, and loses nothing', async () => {
  const errors = [
    { field: 'email', message: 'Indiquez une seule adresse e-mail.' },
    { field: 'domains', message: 'Un de ces domaines n’est plus proposé.' },
    { field: 'consent', message: 'Cochez la case pour donner votre accord.' },
  ]
  visitor.answers[CALL] = refused(422, 'invalid-input', 'Non.', errors)
  const page = await visitor.post('/actu/inscription', { ...form, email: 'dana@', consent: '' })
  expect(page.status).toBe(422)
  for (const { message } of errors) expect(page.html).toContain(message)
  expect(control(page, 'email').error).toBe(errors[0]?.message)
  expect(control(page, 'email').markup).toContain('value="dana@"')
  expect(page.html).toMatch(/value="cotisation"[^>]* checked/)
  expect(page.html).not.toMatch(/value="\*"[^>]* checked/)
  expect(page.html).toMatch(/value="monthly"[^>]* checked/)
})

test('too many sign-ups are told as a whole', async () => {
  visitor.answers[CALL] = refused(429, 'too-many', 'Trop d’essais depuis votre connexion.')
  const page = await visitor.post('/actu/inscription', form)
  expect(page.status).toBe(429)
  expect(page.words).toContain('Inscription non enregistrée')
})

test('another site cannot sign anybody up', async () => {
  const answer = await fetch(`${visitor.site.url}/actu/inscription`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    body: new URLSearchParams(form),
  })
  expect(answer.status).toBe(403)
  expect(visitor.calls).toEqual([])
})
