import { agentListSchema, problemSchema, type Agent } from 'content-types'
import { expect, test } from 'vitest'
import { agentPassword, insertAgent, logInAgent, type TestAgent } from '../../support/agents.ts'
import { alice } from '../../support/cast.ts'
import type { Browser } from '../../support/browser.ts'
import { createTestApp } from '../../support/test-app.ts'

const services = ['cotisation']

async function createOffice() {
  const portal = await createTestApp()
  const { deps } = portal
  const ada = await insertAgent(deps, { role: 'administrator', services: [] })
  const agent = await insertAgent(deps, { role: 'agent', services })
  return { portal, deps, ada, agent, office: await logInAgent(portal, ada) }
}

async function listed(answer: Response, { email }: Pick<TestAgent, 'email'>) {
  const { agents } = agentListSchema.parse(await answer.json())
  return agents.find((agent) => agent.email === email) as Agent
}

async function refusalOf(answer: Response) {
  return problemSchema.parse(await answer.json())
}

test('the administrator sees every agent, and nobody else does', async () => {
  const { portal, agent, office } = await createOffice()
  const list = agentListSchema.parse(await (await office.get('/api/agents')).json())
  expect(list.agents.map(({ name }) => name)).toEqual(['Ada Ancre', 'Agathe Amarre'])
  expect(list.services.map(({ slug }) => slug)).toEqual(['cotisation', 'declaration', 'accidents'])

  const supervisor = await insertAgent(portal.deps, { role: 'supervisor', services })
  const strangers: [Browser, number][] = [
    [await logInAgent(portal, agent), 404],
    [await logInAgent(portal, supervisor), 404],
    [await portal.logIn(alice), 401],
    [portal.visitor(), 401],
  ]
  const posts = ['', `/${agent.id}/changes`, `/${agent.id}/invitation`, `/${agent.id}/disabling`]
  for (const [browser, status] of strangers) {
    expect((await browser.get('/api/agents')).status).toBe(status)
    for (const path of [...posts, `/${agent.id}/enabling`]) {
      const body = { role: 'agent', services, email: 'x@enim.example', name: 'X' }
      expect((await browser.post(`/api/agents${path}`, body)).status).toBe(status)
    }
  }
  await portal.close()
})

test('an invitation is for an address of Enim, a role, and a service that there is', async () => {
  const { portal, office } = await createOffice()
  const fieldsOf = async (body: object) => {
    const good = { email: 'n@enim.example', name: 'Nadia Nœud', role: 'agent', services }
    const answer = await office.post('/api/agents', { ...good, ...body })
    expect(answer.status).toBe(422)
    return (await refusalOf(answer)).errors.map(({ field }) => field)
  }
  expect(await fieldsOf({ email: 'n@ailleurs.example' })).toEqual(['email'])
  expect(await fieldsOf({ email: 'n@pas-enim.example' })).toEqual(['email'])
  expect(await fieldsOf({ email: 'a@enim.example, b@enim.example' })).toEqual(['email'])
  expect(await fieldsOf({ email: 'AGENT@enim.example' })).toEqual(['email'])
  expect(await fieldsOf({ name: ' ' })).toEqual(['name'])
  expect(await fieldsOf({ role: 'root' })).toEqual(['role'])
  expect(await fieldsOf({ services: [] })).toEqual(['services'])
  expect(await fieldsOf({ services: ['nulle-part'] })).toEqual(['services'])
  expect(await fieldsOf({ role: 'supervisor', services: [] })).toEqual(['services'])
  await portal.close()
})

test('another role and other services hold from the next request on', async () => {
  const { portal, agent, office } = await createOffice()
  const browser = await logInAgent(portal, agent)
  const to = { role: 'supervisor', services: ['accidents', 'declaration'] }
  const answer = await office.post(`/api/agents/${agent.id}/changes`, to)
  expect((await listed(answer, agent)).role).toBe('supervisor')
  expect(await (await browser.get('/api/agents/session')).json()).toMatchObject({
    role: 'supervisor',
    services: [{ slug: 'declaration' }, { slug: 'accidents' }],
  })
  await portal.close()
})

test('a disabled agent is out at once, and comes back as they were', async () => {
  const { portal, deps, agent, office } = await createOffice()
  const browser = await logInAgent(portal, agent)
  const half = portal.visitor()
  const credentials = { email: agent.email, password: agentPassword }
  expect((await half.post('/api/agents/session', credentials)).status).toBe(202)
  const answer = await office.post(`/api/agents/${agent.id}/disabling`)
  expect((await listed(answer, agent)).state).toBe('disabled')
  expect((await browser.get('/api/agents/session')).status).toBe(401)
  expect((await half.post('/api/agents/session/code', { code: '123456' })).status).toBe(410)
  expect((await half.post('/api/agents/session', credentials)).status).toBe(401)
  expect((await office.post(`/api/agents/${agent.id}/invitation`)).status).toBe(409)

  expect((await office.post(`/api/agents/${agent.id}/enabling`)).status).toBe(200)
  expect((await office.post(`/api/agents/${agent.id}/enabling`)).status).toBe(409)
  expect((await browser.get('/api/agents/session')).status).toBe(401)
  expect((await half.post('/api/agents/session', credentials)).status).toBe(202)
  const rows = await deps.database.read(
    `SELECT event, about FROM journal WHERE agent_id = ? AND event LIKE 'agent-%abled'`,
    [agent.id],
  )
  expect(rows.map(({ event }) => event)).toEqual(['agent-disabled', 'agent-enabled'])
  await portal.close()
})

test('an agent who is invited again has neither password nor session any more', async () => {
  const { portal, agent, office } = await createOffice()
  const browser = await logInAgent(portal, agent)
  const answer = await office.post(`/api/agents/${agent.id}/invitation`)
  expect((await listed(answer, agent)).state).toBe('invited')
  expect((await browser.get('/api/agents/session')).status).toBe(401)
  const credentials = { email: agent.email, password: agentPassword }
  expect((await browser.post('/api/agents/session', credentials)).status).toBe(401)
  await portal.close()
})

test('an administrator changes nothing of their own access', async () => {
  const { portal, ada, office } = await createOffice()
  for (const action of ['changes', 'invitation', 'disabling', 'enabling']) {
    const answer = await office.post(`/api/agents/${ada.id}/${action}`, { role: 'agent', services })
    expect(answer.status).toBe(409)
    expect((await refusalOf(answer)).title).toMatch(/propre accès/)
  }
  await portal.close()
})

test('two administrators who shut each other out at once leave one', async () => {
  const { portal, deps, ada, office } = await createOffice()
  const bea = await insertAgent(deps, {
    role: 'administrator',
    services: [],
    email: 'bea@enim.example',
  })
  const other = await logInAgent(portal, bea)
  const answers = await Promise.all([
    office.post(`/api/agents/${bea.id}/disabling`),
    other.post(`/api/agents/${ada.id}/changes`, { role: 'agent', services }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  await portal.close()
})

test('an agent that does not exist is not found, whatever is asked of them', async () => {
  const { portal, office } = await createOffice()
  for (const action of ['changes', 'invitation', 'disabling', 'enabling']) {
    const answer = await office.post(`/api/agents/nobody/${action}`, { role: 'agent', services })
    expect(answer.status).toBe(404)
  }
  await portal.close()
})
