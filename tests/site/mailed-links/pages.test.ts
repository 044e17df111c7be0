import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const expiresAt = '2099-02-03T13:12:00.000Z'
const token = 'kZ3-canary_token'

const links = [
  { path: '/connexion/activation', read: '/api/activation/reading', use: '/api/activation' },
  {
    path: '/connexion/nouveau-mot-de-passe',
    read: '/api/resets/reading',
    use: '/api/resets/redemption',
  },
  { path: '/connexion/changement', read: '/api/changes/reading', use: '/api/changes' },
] as const

const change = {
  purpose: 'confirmation',
  field: 'email',
  value: 'neuve@vent-exemple.example',
  appliesAt: '2099-02-04T13:12:00.000Z',
}

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
  visitor.answers = {
    'POST /api/activation/reading': { status: 200, body: { expiresAt } },
    'POST /api/activation': { status: 201, body: { siret: '90000000100017' } },
    'POST /api/resets/reading': { status: 200, body: { expiresAt } },
    'POST /api/resets/redemption': { status: 200, body: {} },
    'POST /api/changes/reading': { status: 200, body: change },
    'POST /api/changes': { status: 200, body: change },
  }
})

describe.each(links)('the link to $path', ({ path, read, use }) => {
  test('is only read however often it is opened, and used by its button', async () => {
    for (let times = 0; times < 3; times += 1) {
      expect((await visitor.get(`${path}?cle=${token}`)).status).toBe(200)
      expect((await visitor.get(`${path}?cle=${token}`, 'HEAD')).status).toBe(200)
    }
    expect(new Set(visitor.calls.map(({ call }) => call))).toEqual(new Set([`POST ${read}`]))
    await visitor.post(path, { cle: token, code: '482915', codeAgain: '482915' })
    expect(visitor.sent(`POST ${use}`)).toMatchObject([{ token }])
  })

  test('keeps its secret out of the next address, of what browsers tell, and of search', async () => {
    const page = await visitor.get(`${path}?cle=${token}`)
    expect(page.html).toContain(`action="${path}"`)
    expect(page.html).toContain(`<input type="hidden" name="cle" value="${token}">`)
    expect(page.html.split(token)).toHaveLength(2)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer, strict-origin')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(page.html).toContain('name="robots" content="noindex"')
    expect(page.html.match(/<h1/g)).toHaveLength(1)
  })

  test.each([410, 422])('says that it is over, and what to do (%i)', async (status) => {
    const gone = refused(status, status === 410 ? 'expired' : 'invalid-input', 'Non.')
    visitor.answers[`POST ${read}`] = gone
    visitor.answers[`POST ${use}`] = gone
    for (const page of [
      await visitor.get(`${path}?cle=%F0%9F%90%9F`),
      await visitor.get(path),
      await visitor.post(path, { cle: token }),
    ]) {
      expect(page.status).toBe(410)
      expect(page.words).toContain('Ce lien n’est plus valable')
      expect(page.words).toContain('0 811 701 703')
      expect(page.html).not.toContain('name="cle"')
    }
  })

  test('is not lost while the api does not answer', async () => {
    visitor.answers[`POST ${read}`] = refused(503, 'busy', 'Réessayez bientôt.')
    const page = await visitor.get(`${path}?cle=${token}`)
    expect(page.status).toBe(503)
    expect(page.words).toContain('Réessayez bientôt. Votre lien n’a pas servi')
    expect(page.html).toContain(`href="${path}?cle=${token}"`)
  })

  test('can be tried again when its button met a busy api', async () => {
    visitor.answers[`POST ${use}`] = refused(503, 'busy', 'Réessayez bientôt.')
    const page = await visitor.post(path, { cle: token })
    expect(page.status).toBe(503)
    expect(page.words).toContain('Réessayez bientôt.')
    expect(page.html).toContain(`name="cle" value="${token}"`)
  })
})

test('an activated account leads to the login page, with its SIRET', async () => {
  visitor.answers['POST /api/activation'] = {
    status: 201,
    body: { siret: '90000000100017' },
    cookies: ['__Host-browser=known; Path=/'],
  }
  const page = await visitor.post('/connexion/activation', { cle: token })
  expect(page.status).toBe(200)
  expect(page.words).toContain('Votre compte est actif')
  expect(page.html).toContain('href="/connexion?siret=90000000100017"')
  expect(visitor.cookies.get('__Host-browser')).toBe('known')
})

test('a new code leads to the login page, which says so once', async () => {
  const fields = { cle: token, code: '482 915', codeAgain: '482915' }
  const answer = await visitor.post('/connexion/nouveau-mot-de-passe', fields)
  expect([answer.status, answer.location]).toEqual([303, '/connexion'])
  expect(visitor.sent('POST /api/resets/redemption')).toEqual([
    { token, code: '482915', codeAgain: '482915' },
  ])
  const sentence = 'Votre nouveau mot de passe est enregistré'
  expect((await visitor.get('/connexion')).words).toContain(sentence)
  expect((await visitor.get('/connexion')).words).not.toContain(sentence)
})

test('a refused new code keeps the link and forgets the code', async () => {
  const message = 'Ce mot de passe est trop facile à deviner.'
  visitor.answers['POST /api/resets/redemption'] = refused(422, 'invalid-input', 'Non.', [
    { field: 'code', message },
  ])
  const fields = { cle: token, code: '482915', codeAgain: '482915' }
  const page = await visitor.post('/connexion/nouveau-mot-de-passe', fields)
  expect(page.status).toBe(422)
  expect(control(page, 'code').error).toBe(message)
  expect(page.html).toContain(`name="cle" value="${token}"`)
  expect(page.html).not.toContain('482915')
  expect(page.words).toContain('obligatoirement être composé de 6 chiffres')
})

describe('a change of details', () => {
  test.each([
    ['email', 'Confirmer votre changement d’adresse e-mail'],
    ['mobile', 'Confirmer votre changement de téléphone mobile'],
    ['address', 'Confirmer votre changement d’adresse postale'],
  ])('of the %s says which, and from when', async (field, title) => {
    visitor.answers['POST /api/changes/reading'] = { status: 200, body: { ...change, field } }
    const page = await visitor.get(`/connexion/changement?cle=${token}`)
    expect(page.words).toContain(title)
    expect(page.words).toContain('neuve@vent-exemple.example')
    expect(page.words).toContain('le 4 février 2099 à 14:12 (heure de Paris)')
    expect(page.words).toContain('Confirmer ce changement')
  })

  test('is confirmed or cancelled in its own words', async () => {
    const confirmed = await visitor.post('/connexion/changement', { cle: token })
    expect(confirmed.words).toContain('Il sera pris en compte le 4 février 2099 à 14:12')
    const cancellation = { ...change, purpose: 'cancellation', value: '' }
    visitor.answers['POST /api/changes/reading'] = { status: 200, body: cancellation }
    visitor.answers['POST /api/changes'] = { status: 200, body: cancellation }
    const asked = await visitor.get(`/connexion/changement?cle=${token}`)
    expect(asked.words).toContain('Annuler votre changement d’adresse e-mail')
    expect(asked.words).toContain('aucun, il sera retiré')
    const cancelled = await visitor.post('/connexion/changement', { cle: token })
    expect(cancelled.words).toContain('Votre changement est annulé')
    expect(cancelled.words).toContain('Vous n’étiez pas à l’origine de cette demande')
  })
})
