import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { session } from '../support/fake-api.ts'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const typed = { siret: '900 000 001 00017', code: '730 284' }
const awaited = {
  sentTo: 'ma•••@vent-exemple.example',
  expiresAt: '2099-02-03T13:12:00.000Z',
  triesLeft: 5,
  sendsLeft: 2,
}
const draft = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
  visitor.answers = {
    'POST /api/session': { status: 202, body: awaited, cookies: ['__Host-login=wait; Path=/'] },
    'GET /api/session/code': { status: 200, body: awaited },
    'POST /api/session/code': {
      status: 201,
      body: session,
      cookies: ['__Host-session=alize; Path=/', '__Host-browser=known; Path=/'],
    },
    'POST /api/session/code/renewal': { status: 200, body: { ...awaited, sendsLeft: 1 } },
  }
})

describe('from an unknown browser', () => {
  test('the right code leads to the mailed one, with what was asked for', async () => {
    const answer = await visitor.post(`/connexion?suite=question&brouillon=${draft}`, typed)
    expect(answer.status).toBe(303)
    expect(answer.location).toBe(`/connexion/code?suite=question&brouillon=${draft}`)
    expect(visitor.cookies.get('__Host-login')).toBe('wait')
    expect(visitor.sent('POST /api/session')).toEqual([{ ...typed, code: '730284' }])
  })

  test('the page says where the code went, until when, and how many tries are left', async () => {
    const page = await visitor.get('/connexion/code')
    expect(page.words).toContain('Un code vous a été envoyé à ma•••@vent-exemple.example')
    expect(page.words).toContain('Valable jusqu’à 14:12 (heure de Paris), 5 essais restants')
    const field = control(page, 'code').markup
    for (const attribute of [
      'autocomplete="one-time-code"',
      'inputmode="text"',
      'autocapitalize="characters"',
      'spellcheck="false"',
    ])
      expect(field).toContain(attribute)
    expect(page.html).toContain('name="robots" content="noindex"')
  })

  test('the mailed code opens what was asked for, and the browser is known', async () => {
    const path = `/connexion/code?suite=question&brouillon=${draft}`
    const answer = await visitor.post(path, { code: 'ABCD EFGH' })
    expect([answer.status, answer.location]).toEqual([303, `/espace/question?brouillon=${draft}`])
    expect(visitor.cookies.get('__Host-browser')).toBe('known')
    expect(visitor.sent('POST /api/session/code')).toEqual([{ code: 'ABCD EFGH' }])
  })

  test('the SIRET is remembered once the account has opened, when that was asked', async () => {
    const { location } = await visitor.post('/connexion', { ...typed, remember: 'on' })
    expect(location).toBe('/connexion/code?memoriser=oui')
    expect(visitor.cookies.has('__Host-siret')).toBe(false)
    await visitor.post(location ?? '', { code: 'ABCDEFGH' })
    expect(visitor.cookies.get('__Host-siret')).toBe(session.siret)
  })

  test('it is forgotten when the box was not ticked', async () => {
    visitor.cookies.set('__Host-siret', session.siret)
    await visitor.post('/connexion', typed)
    expect(visitor.cookies.has('__Host-siret')).toBe(true)
    await visitor.post('/connexion/code', { code: 'ABCDEFGH' })
    expect(visitor.cookies.has('__Host-siret')).toBe(false)
  })

  test('a wrong code is said beside the field and is not shown again', async () => {
    const message = 'Ce code n’est pas celui de l’e-mail.'
    visitor.answers['POST /api/session/code'] = refused(422, 'invalid-input', 'Non.', [
      { field: 'code', message },
    ])
    visitor.answers['GET /api/session/code'] = { status: 200, body: { ...awaited, triesLeft: 1 } }
    const page = await visitor.post('/connexion/code?suite=question', { code: 'WRONGONE' })
    expect(page.status).toBe(422)
    expect(control(page, 'code').error).toBe(message)
    expect(page.words).toContain('1 essai restant.')
    expect(page.html).not.toContain('WRONGONE')
    expect(page.html).toContain('action="/connexion/code?suite=question"')
  })

  test('a code that is over leads back to the login page, which says so once', async () => {
    visitor.answers['POST /api/session/code'] = refused(410, 'expired', 'Ce code a expiré.')
    const answer = await visitor.post('/connexion/code?suite=question', { code: 'ABCDEFGH' })
    expect([answer.status, answer.location]).toEqual([303, '/connexion?suite=question'])
    const sentence = 'Ce code n’est plus valable'
    expect((await visitor.get('/connexion?suite=question')).words).toContain(sentence)
    expect((await visitor.get('/connexion?suite=question')).words).not.toContain(sentence)
  })

  test('so does a bookmark of the page when no code is awaited', async () => {
    delete visitor.answers['GET /api/session/code']
    expect((await visitor.get('/connexion/code')).location).toBe('/connexion')
  })

  test('another code is asked for once, however often the page is loaded again', async () => {
    const answer = await visitor.post('/connexion/code?memoriser=oui', { renewal: 'oui' })
    expect([answer.status, answer.location]).toEqual([303, '/connexion/code?memoriser=oui'])
    const sentence = 'Un nouveau code vous a été envoyé'
    expect((await visitor.get('/connexion/code')).words).toContain(sentence)
    expect((await visitor.get('/connexion/code')).words).not.toContain(sentence)
    expect(visitor.sent('POST /api/session/code/renewal')).toHaveLength(1)
  })

  test('no other code is offered once none can be sent', async () => {
    visitor.answers['GET /api/session/code'] = { status: 200, body: { ...awaited, sendsLeft: 0 } }
    const page = await visitor.get('/connexion/code')
    expect(page.words).toContain('ne peut plus être envoyé de nouveau')
    expect(page.html).not.toContain('name="renewal"')
  })

  test('while the api does not answer, the form stays and says to come back', async () => {
    const busy = refused(503, 'busy', 'Réessayez dans quelques instants.')
    visitor.answers['GET /api/session/code'] = busy
    visitor.answers['POST /api/session/code'] = busy
    for (const page of [
      await visitor.get('/connexion/code'),
      await visitor.post('/connexion/code', { code: 'ABCDEFGH' }),
    ]) {
      expect(page.status).toBe(503)
      expect(page.words).toContain('Code non vérifié Réessayez dans quelques instants.')
      expect(control(page, 'code').markup).not.toBe('')
    }
  })
})

describe('the login page', () => {
  test('leads to what a person needs without an account, a code or a mail', async () => {
    const page = await visitor.get('/connexion')
    for (const path of ['mot-de-passe-oublie', 'confirmation'])
      expect(page.html).toContain(`href="/connexion/${path}"`)
    expect(page.html).toContain('action="/connexion/premiere-connexion"')
    expect(page.words).toMatch(/munissez-vous également de l' ?un de vos titres de cotisation/)
  })

  test('gives no two controls the same name for scripts and readers', async () => {
    const { html } = await visitor.get('/connexion')
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('tells an enrolled browser when a block ends, and how to end it', async () => {
    const title = 'Accès bloqué. Nouvel essai possible le 4 février 2026 à 14:02.'
    visitor.answers['POST /api/session'] = refused(403, 'blocked', title)
    const page = await visitor.post('/connexion', typed)
    expect(page.status).toBe(403)
    expect(page.words).toContain(`Connexion impossible ${title}`)
    expect(page.words).toContain('il lève ce blocage')
  })

  test('says nothing of a block in the neutral refusal', async () => {
    visitor.answers['POST /api/session'] = refused(401, 'wrong-credentials', 'Refusé.')
    expect((await visitor.post('/connexion', typed)).words).not.toContain('il lève ce blocage')
  })

  test('fills in the SIRET that another page names, and nothing else', async () => {
    const page = await visitor.get('/connexion?siret=90000000100017')
    expect(control(page, 'siret').markup).toContain('value="900 000 001 00017"')
    const forged = await visitor.get('/connexion?siret=%22%3E%3Cscript%3E')
    expect(control(forged, 'siret').markup).not.toContain('script')
  })

  test.each([
    ['JSON', new Blob(['{"siret":"1"}'], { type: 'application/json' })],
    ['plain text', new Blob(['siret=1'], { type: 'text/plain' })],
    ['a broken multipart', new Blob(['--x'], { type: 'multipart/form-data; boundary=y' })],
  ])('reads %s as an empty form', async (_, body) => {
    visitor.answers['POST /api/session'] = refused(422, 'invalid-input', 'Non.', [
      { field: 'siret', message: 'Le SIRET comporte 14 chiffres.' },
    ])
    for (const path of ['/connexion', '/connexion/code', '/connexion/premiere-connexion']) {
      const { status } = await visitor.post(path, body)
      expect(status, path).toBeLessThan(500)
    }
  })
})
