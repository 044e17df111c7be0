import { agentInvitationSchema, problemSchema, recoveryCodesSchema } from 'content-types'
import { expect, test } from 'vitest'
import { readTotpSecret, totpCode } from '../../../api/src/agents/totp.ts'
import { insertAgent, logInAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const password = 'goéland-ficelle-tambour'
const invited = {
  email: 'Nadia.Nœud@enim.example',
  name: 'Nadia Nœud',
  role: 'agent',
  services: ['declaration'],
}

async function createOffice() {
  const portal = await createTestApp()
  const administrator = await insertAgent(portal.deps, { role: 'administrator', services: [] })
  return { portal, office: await logInAgent(portal, administrator) }
}

/** The secret of the link of the latest mail to this address. */
async function tokenFor(portal: TestApp, address: string): Promise<string> {
  await portal.deliver()
  const text = portal.mailbox.mailsTo(address).at(-1)?.text ?? ''
  return /\/agents\/invitation\?cle=([\w-]{43})/.exec(text)?.[1] ?? ''
}

async function accept(
  portal: TestApp,
  browser: Browser,
  token: string,
  fields: object = {},
): Promise<Response> {
  const reading = await browser.post('/api/agents/invitation/reading', { token })
  const { secret } = agentInvitationSchema.parse(await reading.json())
  const code = await totpCode(readTotpSecret(secret), portal.clock.now())
  const form = { token, password, passwordAgain: password, code, ...fields }
  return browser.post('/api/agents/invitation', form)
}

async function errorsOf(answer: Response): Promise<Record<string, string>> {
  expect(answer.status).toBe(422)
  const { errors } = problemSchema.parse(await answer.json())
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
}

test('an invited person chooses a password, sets the authenticator up and logs in', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  expect((await office.post('/api/agents', { ...invited, email })).status).toBe(201)
  const token = await tokenFor(portal, email)
  const browser = portal.visitor()
  const reading = await browser.post('/api/agents/invitation/reading', { token })
  const shown = agentInvitationSchema.parse(await reading.json())
  expect(shown).toMatchObject({ name: 'Nadia Nœud', role: 'agent', email })
  expect(shown.services).toEqual([{ slug: 'declaration', name: 'Déclaration' }])

  const answer = await accept(portal, browser, token)
  const { recoveryCodes } = recoveryCodesSchema.parse(await answer.json())
  expect(new Set(recoveryCodes).size).toBe(10)
  for (const code of recoveryCodes) expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)

  portal.clock.advance({ seconds: 30 })
  expect((await browser.post('/api/agents/session', { email, password })).status).toBe(202)
  const code = await totpCode(readTotpSecret(shown.secret), portal.clock.now())
  expect((await browser.post('/api/agents/session/code', { code })).status).toBe(201)
  await portal.close()
})

test('the code that set the authenticator up opens no session', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  await office.post('/api/agents', { ...invited, email })
  const token = await tokenFor(portal, email)
  const browser = portal.visitor()
  const reading = await browser.post('/api/agents/invitation/reading', { token })
  const { secret } = agentInvitationSchema.parse(await reading.json())
  const code = await totpCode(readTotpSecret(secret), portal.clock.now())
  expect((await accept(portal, browser, token)).status).toBe(201)
  await browser.post('/api/agents/session', { email, password })
  expect((await browser.post('/api/agents/session/code', { code })).status).toBe(422)
  await portal.close()
})

test('looking at an invitation changes nothing, and shows the same secret each time', async () => {
  const { portal, office } = await createOffice()
  await office.post('/api/agents', { ...invited, email: 'nadia@enim.example' })
  const token = await tokenFor(portal, 'nadia@enim.example')
  const look = async () =>
    (await portal.visitor().post('/api/agents/invitation/reading', { token })).text()
  expect(await look()).toBe(await look())
  await portal.close()
})

test('an invitation ends after seven days, and with its successor', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  const { agents } = (await (await office.post('/api/agents', { ...invited, email })).json()) as {
    agents: { id: string; email: string }[]
  }
  const first = await tokenFor(portal, email)
  const id = agents.find((agent) => agent.email === email)?.id ?? ''
  expect((await office.post(`/api/agents/${id}/invitation`)).status).toBe(200)
  const second = await tokenFor(portal, email)
  const status = async (token: string) =>
    (await portal.visitor().post('/api/agents/invitation/reading', { token })).status
  expect(await status(first)).toBe(410)
  portal.clock.advance({ hours: 7 * 24, seconds: -1 })
  expect(await status(second)).toBe(200)
  portal.clock.advance({ seconds: 1 })
  expect(await status(second)).toBe(410)
  await portal.close()
})

test('an invitation that is accepted twice at once is accepted once', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  await office.post('/api/agents', { ...invited, email })
  const token = await tokenFor(portal, email)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => accept(portal, portal.visitor(), token)),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 410)).toHaveLength(9)
  await portal.close()
})

test('what is wrong with the password and the code is said beside each, and nothing is used', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  await office.post('/api/agents', { ...invited, email })
  const token = await tokenFor(portal, email)
  const browser = portal.visitor()
  const wrong = { password: 'trop court', passwordAgain: 'autre', code: '12 34' }
  expect(await errorsOf(await accept(portal, browser, token, wrong))).toEqual({
    password: 'Choisissez au moins 12 caractères.',
    passwordAgain: 'Les deux mots de passe ne sont pas identiques.',
    code: expect.stringContaining('application d’authentification') as string,
  })
  expect((await accept(portal, browser, token)).status).toBe(201)
  await portal.close()
})

test('nothing in the database is an invitation, a recovery code or the secret of an authenticator', async () => {
  const { portal, office } = await createOffice()
  const email = 'nadia@enim.example'
  await office.post('/api/agents', { ...invited, email })
  const token = await tokenFor(portal, email)
  const reading = await portal.visitor().post('/api/agents/invitation/reading', { token })
  const { secret } = agentInvitationSchema.parse(await reading.json())
  const answer = await accept(portal, portal.visitor(), token)
  const { recoveryCodes } = recoveryCodesSchema.parse(await answer.json())
  const tables = ['agents', 'agent_invitations', 'agent_recovery_codes', 'journal', 'outbox']
  let dump = ''
  for (const table of tables) {
    dump += JSON.stringify(await portal.deps.database.read(`SELECT * FROM ${table}`))
  }
  const raw = Buffer.from(readTotpSecret(secret))
  const kept = [token, secret, password, raw.toString('hex'), raw.toString('base64')]
  for (const word of [
    ...kept,
    ...recoveryCodes,
    ...recoveryCodes.map((code) => code.replace('-', '')),
  ]) {
    expect(dump).not.toContain(word)
  }
  await portal.close()
})
