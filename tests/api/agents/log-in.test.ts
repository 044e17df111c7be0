import { agentAwaitedSchema, agentSessionSchema, problemSchema } from 'content-types'
import { expect, test } from 'vitest'
import { agentCode, agentPassword, insertAgent, type TestAgent } from '../../support/agents.ts'
import type { Browser } from '../../support/browser.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const services = ['cotisation']
const SESSION = '__Host-enim-agent'
const LOGIN = '__Host-enim-agent-login'

async function createPortal() {
  const portal = await createTestApp()
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  return { portal, agent, browser: portal.visitor() }
}

function sendPassword(browser: Browser, { email }: Pick<TestAgent, 'email'>, password: string) {
  return browser.post('/api/agents/session', { email, password })
}

function sendCode(browser: Browser, code: string) {
  return browser.post('/api/agents/session/code', { code })
}

async function journalOf({ deps }: TestApp): Promise<unknown[]> {
  const rows = await deps.database.read('SELECT event, agent_id FROM journal ORDER BY id')
  return rows.map(({ event }) => event)
}

test('a password then the code of the authenticator open a session', async () => {
  const { portal, agent, browser } = await createPortal()
  const first = await sendPassword(browser, { email: ' AGENT@Enim.example ' }, agentPassword)
  expect(first.status).toBe(202)
  const { expiresAt } = agentAwaitedSchema.parse(await first.json())
  expect(Date.parse(expiresAt) - portal.clock.now().getTime()).toBe(600_000)
  expect(browser.cookies.has(SESSION)).toBe(false)
  expect((await browser.get('/api/agents/session')).status).toBe(401)

  const second = await sendCode(browser, await agentCode(portal.deps))
  expect(second.status).toBe(201)
  expect(second.headers.getSetCookie().join('\n')).toMatch(
    /__Host-enim-agent=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  )
  expect(browser.cookies.has(LOGIN)).toBe(false)
  const session = agentSessionSchema.parse(await (await browser.get('/api/agents/session')).json())
  expect(session).toMatchObject({
    name: agent.name,
    role: 'agent',
    services: [{ slug: 'cotisation', name: 'Cotisation' }],
    recoveryCodesLeft: 0,
  })
  expect(await journalOf(portal)).toEqual(['agent-signed-in'])
  await portal.close()
})

test('an address unknown, invited, disabled or blocked, and a wrong password, have one answer', async () => {
  const { portal } = await createPortal()
  const { deps } = portal
  for (const state of ['invited', 'disabled', 'active']) {
    const { id } = await insertAgent(deps, { role: 'agent', services, email: `${state}@x.example` })
    await deps.database.write([
      { sql: 'UPDATE agents SET state = ? WHERE id = ?', args: [state, id] },
    ])
  }
  for (let tries = 0; tries < 5; tries++) {
    await sendPassword(portal.visitor(), { email: 'active@x.example' }, 'wrong-password-1')
  }
  const answers = new Set<string>()
  const tries: [string, string][] = [
    ['nobody@x.example', agentPassword],
    ['invited@x.example', agentPassword],
    ['disabled@x.example', agentPassword],
    ['active@x.example', agentPassword],
    ['agent@enim.example', 'wrong-password-1'],
  ]
  for (const [email, password] of tries) {
    const answer = await sendPassword(portal.visitor(), { email }, password)
    answers.add(`${String(answer.status)} ${await answer.text()}`)
  }
  expect([...answers]).toHaveLength(1)
  expect([...answers][0]).toMatch(/^401 /)
  await portal.close()
})

test('five wrong passwords close the access for an hour, and the agent is told once', async () => {
  const { portal, agent, browser } = await createPortal()
  for (let tries = 0; tries < 5; tries++) {
    expect((await sendPassword(browser, agent, 'wrong-password-1')).status).toBe(401)
  }
  expect((await sendPassword(browser, agent, agentPassword)).status).toBe(401)
  portal.clock.advance({ minutes: 59, seconds: 59 })
  expect((await sendPassword(browser, agent, agentPassword)).status).toBe(401)
  portal.clock.advance({ seconds: 1 })
  expect((await sendPassword(browser, agent, agentPassword)).status).toBe(202)
  await portal.deliver()
  const subjects = portal.mailbox.mails.map(({ subject }) => subject)
  expect(subjects).toEqual(['Votre accès à l’espace agents a été bloqué'])
  expect((await journalOf(portal)).filter((event) => event === 'agent-blocked')).toHaveLength(1)
  await portal.close()
})

test('the digits of a step open one session, a code of the step before or after is taken too', async () => {
  const { portal, agent, browser } = await createPortal()
  const code = await agentCode(portal.deps)
  portal.clock.advance({ seconds: 30 })
  await sendPassword(browser, agent, agentPassword)
  expect((await sendCode(browser, code)).status).toBe(201)

  const other = portal.visitor()
  await sendPassword(other, agent, agentPassword)
  const replay = await sendCode(other, code)
  expect(replay.status).toBe(422)
  const { errors } = problemSchema.parse(await replay.json())
  expect(errors).toMatchObject([{ field: 'code' }])
  expect((await sendCode(other, await agentCode(portal.deps))).status).toBe(201)
  await portal.close()
})

test('a code of a minute ago is refused', async () => {
  const { portal, agent, browser } = await createPortal()
  const code = await agentCode(portal.deps)
  portal.clock.advance({ seconds: 60 })
  await sendPassword(browser, agent, agentPassword)
  expect((await sendCode(browser, code)).status).toBe(422)
  await portal.close()
})

test('the second step waits ten minutes, and only in the browser of the first', async () => {
  const { portal, agent, browser } = await createPortal()
  await sendPassword(browser, agent, agentPassword)
  expect((await sendCode(portal.visitor(), await agentCode(portal.deps))).status).toBe(410)
  portal.clock.advance({ minutes: 10 })
  expect((await sendCode(browser, await agentCode(portal.deps))).status).toBe(410)
  await portal.close()
})

test('five wrong codes end the login, and a right one comes too late', async () => {
  const { portal, agent, browser } = await createPortal()
  await sendPassword(browser, agent, agentPassword)
  const answers = []
  for (let tries = 0; tries < 5; tries++) answers.push((await sendCode(browser, '000000')).status)
  expect(answers).toEqual([422, 422, 422, 422, 410])
  expect((await sendCode(browser, await agentCode(portal.deps))).status).toBe(410)
  await portal.close()
})

test('logging out ends the session, not only the cookie', async () => {
  const { portal, agent, browser } = await createPortal()
  await sendPassword(browser, agent, agentPassword)
  await sendCode(browser, await agentCode(portal.deps))
  const token = browser.cookies.get(SESSION) ?? ''
  expect((await browser.post('/api/agents/session/end')).status).toBe(200)
  browser.cookies.set(SESSION, token)
  expect((await browser.get('/api/agents/session')).status).toBe(401)
  expect(await journalOf(portal)).toEqual(['agent-signed-in', 'agent-signed-out'])
  await portal.close()
})
