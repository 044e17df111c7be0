import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { agentSession, recoveryCodes, signedOut } from './agent-api.ts'

const ACCOUNT = '/agents/compte'
const INVITATION = '/agents/invitation'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
  visitor.answers['GET /api/agents/session'] = { status: 200, body: agentSession }
})

const invitation = {
  name: 'Nadia Nœud',
  email: 'nadia@enim.example',
  role: 'supervisor',
  services: [{ slug: 'accidents', name: 'Accidents' }],
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  qr: ['101', '010', '111'],
}

test('an invitation shows whose it is, the drawing and the key, and tells its address to nobody', async () => {
  visitor.answers['POST /api/agents/invitation/reading'] = { status: 200, body: invitation }
  const page = await visitor.get(`${INVITATION}?cle=secret`)
  expect(page.status).toBe(200)
  expect(page.words).toContain('Nadia Nœud')
  expect(page.words).toContain('Superviseur')
  expect(page.words).toContain('GEZD GNBV GY3T QOJQ')
  expect(page.html).toContain('d="M4 4h1v1h-1zM6 4h1v1h-1zM5 5h1v1h-1zM4 6h3v1h-3z"')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer, strict-origin')
  expect(visitor.calls.map(({ call }) => call)).toEqual(['POST /api/agents/invitation/reading'])
})

test('an invitation is accepted with the password as it was typed, and the recovery codes are shown', async () => {
  visitor.answers['POST /api/agents/invitation'] = { status: 201, body: { recoveryCodes } }
  const form = { cle: 'secret', password: ' à moi ', passwordAgain: ' à moi ', code: '123456' }
  const page = await visitor.post(INVITATION, form)
  expect(page.status).toBe(200)
  for (const code of recoveryCodes) expect(page.words).toContain(code)
  const { cle: token, ...fields } = form
  expect(visitor.sent('POST /api/agents/invitation')).toEqual([{ token, ...fields }])
})

test('a password that is refused brings the page back, with nothing secret but the key', async () => {
  visitor.answers['POST /api/agents/invitation/reading'] = { status: 200, body: invitation }
  const errors = [{ field: 'password', message: 'Choisissez au moins 12 caractères.' }]
  visitor.answers['POST /api/agents/invitation'] = refused(422, 'invalid-input', 'Non.', errors)
  const form = { cle: 'secret', password: 'court-et-secret', passwordAgain: 'x', code: '123456' }
  const page = await visitor.post(INVITATION, form)
  expect(page.status).toBe(422)
  expect(control(page, 'password').error).toBe('Choisissez au moins 12 caractères.')
  expect(page.html).not.toContain('court-et-secret')
})

test('an invitation that is over says whom to ask', async () => {
  const page = await visitor.get(`${INVITATION}?cle=old`)
  expect(page.status).toBe(410)
  expect(page.words).toContain('Demandez une nouvelle invitation à un administrateur')
})

test('one’s own access shows the session and what is left of the recovery codes', async () => {
  const { words, html } = await visitor.get(ACCOUNT)
  expect(words).toContain('Ouverte jusqu’à 14:32 sans activité, 02:02 au plus tard')
  expect(words).toContain('Il vous reste 8 codes de secours')
  expect(html).toContain('action="/api/agents/session/end"')
  expect(html).not.toContain('action="/api/session/end"')
})

test('a changed password is said once, and a refused one beside its field', async () => {
  visitor.answers['POST /api/agents/me/password'] = { status: 200, body: {} }
  const form = { form: 'password', old: 'a', password: 'b', passwordAgain: 'b', code: '123456' }
  const changed = await visitor.post(ACCOUNT, form)
  expect([changed.status, changed.location]).toEqual([303, `${ACCOUNT}?fait=mot-de-passe`])
  expect((await visitor.get(changed.location ?? '')).words).toContain(
    'Votre mot de passe est changé',
  )
  const errors = [{ field: 'old', message: 'Mot de passe erroné.' }]
  visitor.answers['POST /api/agents/me/password'] = refused(422, 'invalid-input', 'Non.', errors)
  const page = await visitor.post(ACCOUNT, form)
  expect(page.status).toBe(422)
  expect(control(page, 'old').error).toBe('Mot de passe erroné.')
})

test('new recovery codes are shown in the answer; a wrong code is said in that form alone', async () => {
  visitor.answers['POST /api/agents/me/recovery-codes'] = { status: 200, body: { recoveryCodes } }
  const page = await visitor.post(ACCOUNT, { form: 'recovery', recoveryCode: '123456' })
  expect(page.status).toBe(200)
  for (const code of recoveryCodes) expect(page.words).toContain(code)

  const errors = [{ field: 'code', message: 'Ce code n’est pas le bon.' }]
  const refusal = refused(422, 'invalid-input', 'Non.', errors)
  visitor.answers['POST /api/agents/me/recovery-codes'] = refusal
  const wrong = await visitor.post(ACCOUNT, { form: 'recovery', recoveryCode: '000000' })
  expect(control(wrong, 'recoveryCode').error).toBe('Ce code n’est pas le bon.')
  expect(control(wrong, 'code').error).toBe('')
  expect(wrong.html).toContain('href="#recoveryCode"')
})

test('a session that ended meanwhile leads to the login, and back to this page', async () => {
  visitor.answers['POST /api/agents/me/password'] = signedOut
  const { location } = await visitor.post(ACCOUNT, { form: 'password' })
  expect(location).toBe('/agents/connexion?suite=%2Fagents%2Fcompte')
})
