import { expect, test } from 'vitest'
import { agentCode, agentPassword, insertAgent, logInAgent } from '../../support/agents.ts'
import { createTestApp } from '../../support/test-app.ts'
import { createWatchedHasher } from '../../support/watched-hasher.ts'

const services = ['cotisation']
const SESSION = '__Host-enim-agent'

/** Behind as many addresses: the limits of one address are not what is looked at. */
const from = (place: number) => ({ 'x-client-address': `198.51.100.${String(place % 250)}` })

async function createDesk() {
  const codes = await createWatchedHasher()
  const portal = await createTestApp({ codes })
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  const credentials = { email: agent.email, password: agentPassword }
  return { portal, agent, codes, credentials }
}

test('a hundred wrong passwords at once are five that are looked at', async () => {
  const { portal, agent, codes } = await createDesk()
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, place) =>
      portal
        .visitor()
        .post(
          '/api/agents/session',
          { email: agent.email, password: `faux-mot-${String(place)}` },
          from(place),
        ),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
  expect(codes.verified.filter((kind) => kind === 'real')).toHaveLength(5)
  expect(codes.verified).toHaveLength(100)
  await portal.close()
})

test('unknown, wrong and blocked addresses cost one hash each', async () => {
  const { portal, agent, codes } = await createDesk()
  await portal.visitor().post('/api/agents/session', { email: 'x@x.example', password: 'x' })
  await portal.visitor().post('/api/agents/session', { email: agent.email, password: 'x' })
  expect(codes.verified).toEqual(['decoy', 'real'])
  await portal.close()
})

test('every refusal leaves on the beat, a right password does not wait for it', async () => {
  let waited = 0
  const beat = () => {
    waited++
    return Promise.resolve()
  }
  const portal = await createTestApp({ refusals: { start: () => beat } })
  const { email } = await insertAgent(portal.deps, { role: 'agent', services })
  const send = (fields: object) => portal.visitor().post('/api/agents/session', fields)
  await send({ email, password: 'x' })
  await send({ email: 'x@x.example', password: 'x' })
  expect(waited).toBe(2)
  await send({ email, password: agentPassword })
  expect(waited).toBe(2)
  await portal.close()
})

test('thirty wrong tries from one address, and the next one waits', async () => {
  const { portal } = await createDesk()
  const send = () =>
    portal.visitor().post('/api/agents/session', { email: 'x@x.example', password: 'x' })
  for (let tries = 0; tries < 30; tries++) expect((await send()).status).toBe(401)
  expect((await send()).status).toBe(429)
  await portal.close()
})

test('one code of the authenticator sent by twenty logins at once opens one session', async () => {
  const { portal, credentials } = await createDesk()
  const browsers = Array.from({ length: 20 }, () => portal.visitor())
  for (const [place, browser] of browsers.entries()) {
    expect((await browser.post('/api/agents/session', credentials, from(place))).status).toBe(202)
  }
  const code = await agentCode(portal.deps)
  const answers = await Promise.all(
    browsers.map((browser, place) =>
      browser.post('/api/agents/session/code', { code }, from(place)),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  await portal.close()
})

test('the codes of an agent are tried twenty times an hour, however many logins begin', async () => {
  const { portal, credentials } = await createDesk()
  const statuses: number[] = []
  for (let login = 0; login < 6; login++) {
    const browser = portal.visitor()
    await browser.post('/api/agents/session', credentials, from(login))
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        browser.post('/api/agents/session/code', { code: '000000' }, from(place)),
      ),
    )
    statuses.push(...answers.map(({ status }) => status))
  }
  const [row] = await portal.deps.database.read(
    `SELECT COUNT(*) AS looked FROM journal WHERE event = 'agent-refused' AND about = 'code'`,
  )
  expect(row?.looked).toBe(20)
  expect(statuses).toContain(429)

  const browser = portal.visitor()
  await browser.post('/api/agents/session', credentials, from(99))
  const right = async () =>
    browser.post('/api/agents/session/code', { code: await agentCode(portal.deps) }, from(99))
  expect((await right()).status).toBe(429)
  portal.clock.advance({ hours: 1 })
  await browser.post('/api/agents/session', credentials, from(99))
  expect((await right()).status).toBe(201)
  await portal.close()
})

test('a cookie chosen in advance never becomes a session', async () => {
  const { portal, credentials } = await createDesk()
  const browser = portal.visitor()
  const chosen = 'A'.repeat(43)
  browser.cookies.set(SESSION, chosen)
  browser.cookies.set('__Host-enim-agent-login', chosen)
  await browser.post('/api/agents/session', credentials)
  const pending = browser.cookies.get('__Host-enim-agent-login')
  expect(pending).not.toBe(chosen)
  await browser.post('/api/agents/session/code', { code: await agentCode(portal.deps) })
  const token = browser.cookies.get(SESSION)
  expect(token).not.toBe(chosen)
  expect(token).not.toBe(pending)

  for (const wrong of [chosen, pending]) {
    const thief = portal.visitor()
    thief.cookies.set(SESSION, wrong ?? '')
    expect((await thief.get('/api/agents/session')).status).toBe(401)
  }
  await portal.close()
})

test('logging in again gives a new token, and the old one is dead', async () => {
  const { portal, agent, credentials } = await createDesk()
  const browser = await logInAgent(portal, agent)
  const former = browser.cookies.get(SESSION) ?? ''
  await browser.post('/api/agents/session', credentials)
  await browser.post('/api/agents/session/code', { code: await agentCode(portal.deps) })
  expect(browser.cookies.get(SESSION)).not.toBe(former)
  const thief = portal.visitor()
  thief.cookies.set(SESSION, former)
  expect((await thief.get('/api/agents/session')).status).toBe(401)
  await portal.close()
})

test('a password replaced between the two steps ends the login', async () => {
  const { portal, agent, credentials } = await createDesk()
  const browser = portal.visitor()
  await browser.post('/api/agents/session', credentials)
  const own = await logInAgent(portal, agent)
  const password = 'tambour-goéland-ficelle'
  const code = await agentCode(portal.deps)
  const form = { old: agentPassword, password, passwordAgain: password, code }
  expect((await own.post('/api/agents/me/password', form)).status).toBe(200)
  portal.clock.advance({ seconds: 30 })
  const late = await browser.post('/api/agents/session/code', {
    code: await agentCode(portal.deps),
  })
  expect(late.status).toBe(410)
  await portal.close()
})

test('nothing in the database can be used as a cookie', async () => {
  const { portal, agent } = await createDesk()
  await logInAgent(portal, agent)
  const rows = await portal.deps.database.read('SELECT * FROM agent_sessions')
  for (const value of rows.flatMap((row) => Object.values(row))) {
    const thief = portal.visitor()
    thief.cookies.set(SESSION, typeof value === 'string' ? value : 'x')
    expect((await thief.get('/api/agents/session')).status).toBe(401)
  }
  await portal.close()
})
