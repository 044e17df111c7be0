import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { administrator, agentSession, signedOut } from './agent-api.ts'

const PAGE = '/agents/connexion'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
})

test('the login is that of agents, kept out of search engines, and leads employers to theirs', async () => {
  const page = await visitor.get(PAGE)
  expect(page.status).toBe(200)
  expect(page.words).toContain('Espace agents')
  expect(page.html).toContain('<meta name="robots" content="noindex"')
  expect(page.html).toContain('href="/connexion"')
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect(control(page, 'password').markup).toContain('autocomplete="current-password"')
})

test('the right password leads to the code, and the code to the page that was asked for', async () => {
  visitor.answers['POST /api/agents/session'] = {
    status: 202,
    body: { expiresAt: '2026-02-03T13:12:00.000Z' },
    cookies: ['__Host-enim-agent-login=pending; Path=/; Secure; HttpOnly'],
  }
  const asked = `${PAGE}?suite=${encodeURIComponent('/agents/demandes/E-2026-0001')}`
  const first = await visitor.post(asked, { email: ' a@enim.example ', password: ' deux blancs ' })
  expect(first.status).toBe(303)
  expect(visitor.cookies.get('__Host-enim-agent-login')).toBe('pending')
  expect(visitor.sent('POST /api/agents/session')).toEqual([
    { email: 'a@enim.example', password: ' deux blancs ' },
  ])

  const second = await visitor.get(first.location ?? '')
  expect(control(second, 'code').markup).toContain('autocomplete="one-time-code"')
  const action = /<form[^>]*action="([^"]*)"/.exec(second.html)?.[1]?.replaceAll('&#38;', '&') ?? ''

  visitor.answers['POST /api/agents/session/code'] = { status: 201, body: agentSession }
  const opened = await visitor.post(action, { code: '123 456' })
  expect([opened.status, opened.location]).toEqual([303, '/agents/demandes/E-2026-0001'])
})

test('a login leads nowhere outside the desk', async () => {
  visitor.answers['POST /api/agents/session/code'] = { status: 201, body: agentSession }
  for (const suite of ['https://x.example', '//x.example', '/espace', '/agents/../espace', 'x']) {
    const { location } = await visitor.post(`${PAGE}?suite=${encodeURIComponent(suite)}`, {
      code: '123456',
    })
    expect(location).toBe('/agents')
  }
  visitor.answers['POST /api/agents/session/code'] = { status: 201, body: administrator }
  expect((await visitor.post(PAGE, { code: '123456' })).location).toBe('/agents/equipe')
})

test('a refusal is said, the address is kept, and no secret comes back', async () => {
  const title = 'L’adresse ou le mot de passe ne correspond pas.'
  visitor.answers['POST /api/agents/session'] = refused(401, 'wrong-credentials', title)
  const page = await visitor.post(PAGE, { email: 'a@enim.example', password: 'un secret à moi' })
  expect(page.status).toBe(401)
  expect(page.words).toContain(title)
  expect(control(page, 'email').markup).toContain('value="a@enim.example"')
  expect(page.html).not.toContain('un secret à moi')
})

test('a wrong code is said beside its field, and one too late leads back to the password', async () => {
  const errors = [{ field: 'code', message: 'Ce code n’est pas le bon.' }]
  visitor.answers['POST /api/agents/session/code'] = refused(422, 'invalid-input', 'Non.', errors)
  const page = await visitor.post(PAGE, { code: '000000' })
  expect(page.status).toBe(422)
  expect(control(page, 'code').error).toBe('Ce code n’est pas le bon.')

  visitor.answers['POST /api/agents/session/code'] = refused(410, 'expired', 'Trop tard.')
  const late = await visitor.post(PAGE, { code: '000000' })
  expect(late.status).toBe(303)
  const again = await visitor.get(late.location ?? '')
  expect(again.words).toContain('Cette connexion n’est plus valable')
  expect(control(again, 'password').markup).not.toBe('')
})

test('nobody but an agent reaches a page of the desk', async () => {
  visitor.answers['GET /api/agents/session'] = signedOut
  const where = async (path: string) => (await visitor.get(path)).location
  expect(await where('/agents')).toBe(PAGE)
  expect(await where('/agents/equipe')).toBe(`${PAGE}?suite=%2Fagents%2Fequipe`)
  expect(await where('/agents/nulle-part')).toBe(PAGE)
})

test('an administrator, who sees no request, begins with the team', async () => {
  visitor.answers['GET /api/agents/session'] = { status: 200, body: administrator }
  expect((await visitor.get('/agents')).location).toBe('/agents/equipe')
})

test('who is logged in already goes on', async () => {
  visitor.cookies.set('__Host-enim-agent', 'open')
  visitor.answers['GET /api/agents/session'] = { status: 200, body: agentSession }
  expect((await visitor.get(PAGE)).location).toBe('/agents')
})
