import { problemSchema, recoveryCodesSchema } from 'content-types'
import { expect, test } from 'vitest'
import { agentCode, agentPassword, insertAgent, logInAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { createTestApp } from '../../support/test-app.ts'

const services = ['cotisation']
const password = 'tambour-goéland-ficelle'

async function createDesk() {
  const portal = await createTestApp()
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  const browser = await logInAgent(portal, agent)
  const changeWith = async (fields: object = {}) => {
    const code = await agentCode(portal.deps)
    const form = { old: agentPassword, password, passwordAgain: password, code, ...fields }
    return browser.post('/api/agents/me/password', form)
  }
  const renew = async () =>
    browser.post('/api/agents/me/recovery-codes', { code: await agentCode(portal.deps) })
  return { portal, agent, browser, changeWith, renew }
}

async function fieldsOf(answer: Response): Promise<string[]> {
  expect(answer.status).toBe(422)
  return problemSchema.parse(await answer.json()).errors.map(({ field }) => field)
}

async function isOpen(browser: Browser): Promise<boolean> {
  return (await browser.get('/api/agents/session')).status === 200
}

test('a new password closes every other session, and a mail tells it', async () => {
  const { portal, agent, browser, changeWith } = await createDesk()
  const other = await logInAgent(portal, agent)
  expect((await changeWith()).status).toBe(200)
  expect(await isOpen(browser)).toBe(true)
  expect(await isOpen(other)).toBe(false)
  const tried = async (password: string) =>
    (await other.post('/api/agents/session', { email: agent.email, password })).status
  expect(await tried(agentPassword)).toBe(401)
  expect(await tried(password)).toBe(202)
  // The same letters, its accent typed as a character of its own.
  expect(await tried(password.normalize('NFD'))).toBe(202)
  await portal.deliver()
  expect(portal.mailbox.mails.map(({ subject }) => subject)).toEqual([
    'Votre mot de passe a été changé',
  ])
  await portal.close()
})

test('a wrong old password, a weak new one and a wrong code are each refused beside their field', async () => {
  const { portal, changeWith } = await createDesk()
  expect(await fieldsOf(await changeWith({ old: 'autre-chose-1234' }))).toEqual(['old'])
  expect(await fieldsOf(await changeWith({ password: 'court', passwordAgain: 'court' }))).toEqual([
    'password',
  ])
  expect(await fieldsOf(await changeWith({ passwordAgain: 'x' }))).toEqual(['passwordAgain'])
  expect(
    await fieldsOf(await changeWith({ password: agentPassword, passwordAgain: agentPassword })),
  ).toEqual(['password'])
  expect(await fieldsOf(await changeWith({ code: '000000' }))).toEqual(['code'])
  expect((await changeWith()).status).toBe(200)
  await portal.close()
})

test('the old password is tried five times, then the access is closed for an hour', async () => {
  const { portal, changeWith } = await createDesk()
  for (let tries = 0; tries < 5; tries++) {
    expect(await fieldsOf(await changeWith({ old: 'autre-chose-1234' }))).toEqual(['old'])
  }
  expect(await fieldsOf(await changeWith())).toEqual(['old'])
  await portal.close()
})

test('a code of the authenticator changes one thing', async () => {
  const { portal, changeWith, renew } = await createDesk()
  expect((await changeWith()).status).toBe(200)
  expect(await fieldsOf(await renew())).toEqual(['code'])
  portal.clock.advance({ seconds: 30 })
  expect((await renew()).status).toBe(200)
  await portal.close()
})

test('a recovery code opens one session, and its use is told', async () => {
  const { portal, agent, renew } = await createDesk()
  const { recoveryCodes } = recoveryCodesSchema.parse(await (await renew()).json())
  const [code = '', next = ''] = recoveryCodes
  const enter = async (typed: string) => {
    const browser = portal.visitor()
    await browser.post('/api/agents/session', { email: agent.email, password: agentPassword })
    const answer = await browser.post('/api/agents/session/code', { code: typed })
    return { answer, browser }
  }
  const first = await enter(` ${code.toLowerCase().replace('-', ' ')} `)
  expect(await first.answer.json()).toMatchObject({ recoveryCodesLeft: 9 })
  expect((await enter(code)).answer.status).toBe(422)
  expect((await enter(next)).answer.status).toBe(201)
  await portal.deliver()
  const subjects = portal.mailbox.mails.map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject?.includes('code'))).toHaveLength(3)
  await portal.close()
})

test('the former recovery codes are worth nothing once renewed', async () => {
  const { portal, agent, renew } = await createDesk()
  const { recoveryCodes } = recoveryCodesSchema.parse(await (await renew()).json())
  portal.clock.advance({ seconds: 30 })
  await renew()
  const browser = portal.visitor()
  await browser.post('/api/agents/session', { email: agent.email, password: agentPassword })
  const answer = await browser.post('/api/agents/session/code', { code: recoveryCodes[0] })
  expect(answer.status).toBe(422)
  await portal.close()
})

test('the recovery codes of one agent are those of nobody else', async () => {
  const { portal, renew } = await createDesk()
  const { recoveryCodes } = recoveryCodesSchema.parse(await (await renew()).json())
  const stranger = await insertAgent(portal.deps, {
    role: 'agent',
    services,
    email: 'stranger@enim.example',
  })
  const browser = portal.visitor()
  await browser.post('/api/agents/session', { email: stranger.email, password: agentPassword })
  const answer = await browser.post('/api/agents/session/code', { code: recoveryCodes[0] })
  expect(answer.status).toBe(422)
  await portal.close()
})
