import { expect, test } from 'vitest'
import { agentJobs } from '../../../api/src/agents/index.ts'
import { agentCode, agentPassword, insertAgent, logInAgent } from '../../support/agents.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

/** Read whole on purpose: the few dozen agents in the order of their names, the few themes. */
const small = /FROM agents ORDER BY name|FROM agents WHERE id <> \?1|FROM themes WHERE offered = 1/

test('every statement about agents finds its rows by an index', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()]
  expect(statements.length).toBeGreaterThan(40)
  for (const statement of statements) {
    if (small.test(statement.sql)) continue
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const { deps, clock } = portal
  const services = ['cotisation']
  const ada = await insertAgent(deps, { role: 'administrator', services: [] })
  const { id, email } = await insertAgent(deps, { role: 'agent', services })
  const browser = portal.visitor()
  const logIn = async (code: string) => {
    await browser.post('/api/agents/session', { email, password: agentPassword })
    return browser.post('/api/agents/session/code', { code })
  }
  await browser.post('/api/agents/session', { email, password: 'x' })
  await logIn('000000')
  await logIn(await agentCode(deps))
  clock.advance({ minutes: 1 })
  await browser.get('/api/agents/session')
  const renewed = await browser.post('/api/agents/me/recovery-codes', {
    code: await agentCode(deps),
  })
  const { recoveryCodes } = (await renewed.json()) as { recoveryCodes: string[] }
  clock.advance({ minutes: 1 })
  const password = 'tambour-goéland-ficelle'
  const code = await agentCode(deps)
  const form = { old: agentPassword, password, passwordAgain: password, code }
  await browser.post('/api/agents/me/password', form)
  await browser.post('/api/agents/session', { email, password })
  await browser.post('/api/agents/session/code', { code: recoveryCodes[0] })
  await browser.post('/api/agents/session/end')
  const office = await logInAgent(portal, ada)
  await office.get('/api/agents')
  const invited = { email: 'n@enim.example', name: 'Nadia Nœud', role: 'agent', services }
  await office.post('/api/agents', invited)
  const bodies = { changes: { role: 'supervisor', services }, invitation: {}, disabling: {} }
  for (const [action, body] of Object.entries({ ...bodies, enabling: {} })) {
    await office.post(`/api/agents/${id}/${action}`, body)
  }
  const token = 'none'
  await browser.post('/api/agents/invitation/reading', { token })
  for (const job of agentJobs(deps)) await job.run()
}
