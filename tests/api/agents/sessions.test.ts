import { expect, test } from 'vitest'
import { requireAgent } from '../../../api/src/agents/index.ts'
import type { Browser } from '../../support/browser.ts'
import { insertAgent, logInAgent } from '../../support/agents.ts'
import { alice } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const services = ['cotisation']

test('who is at the desk is told with role and services', async () => {
  const portal = await createTestApp()
  openDesk(portal)
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  const browser = await logInAgent(portal, agent)
  expect(await look(browser)).toMatchObject({ name: 'Agathe Amarre', role: 'agent', services })
  await portal.close()
})

test('an administrator sees no request, and nobody else what is theirs', async () => {
  const portal = await createTestApp()
  openDesk(portal)
  const administrator = await insertAgent(portal.deps, { role: 'administrator', services: [] })
  const browser = await logInAgent(portal, administrator)
  expect(await look(browser)).toMatchObject({ status: 404, type: 'not-found' })
  await portal.close()
})

test('a session ends after 30 minutes without a request, and after 12 hours whatever happens', async () => {
  const portal = await createTestApp()
  openDesk(portal)
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  const idle = await logInAgent(portal, agent)
  portal.clock.advance({ minutes: 30 })
  expect(await look(idle)).toMatchObject({ type: 'signed-out' })
  const busy = await logInAgent(portal, agent)
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    expect(await look(busy)).toMatchObject({ name: agent.name })
    portal.clock.advance({ minutes: 20 })
  }
  portal.clock.advance({ minutes: 20 })
  expect(await look(busy)).toMatchObject({ type: 'signed-out' })
  await portal.close()
})

test('the cookie of an employer opens nothing at the desk, nor that of an agent anything of an employer', async () => {
  const portal = await createTestApp()
  openDesk(portal)
  const agent = await insertAgent(portal.deps, { role: 'agent', services })
  const agentToken = (await logInAgent(portal, agent)).cookies.get('__Host-enim-agent') ?? ''
  const employer = await portal.logIn(alice)
  const employerToken = employer.cookies.get('__Host-session') ?? ''
  expect(employerToken).not.toBe('')

  expect(await look(employer)).toMatchObject({ type: 'signed-out' })
  employer.cookies.set('__Host-enim-agent', employerToken)
  expect(await look(employer)).toMatchObject({ type: 'signed-out' })

  const thief = portal.visitor()
  thief.cookies.set('__Host-session', agentToken)
  expect((await thief.get('/api/account')).status).toBe(401)
  await portal.close()
})

/** A door like those of the desk. */
function openDesk({ app, deps }: TestApp): void {
  app.get('/api/test-desk', async (c) => c.json(await requireAgent(deps, c)))
}

async function look(browser: Browser): Promise<unknown> {
  return (await browser.get('/api/test-desk')).json()
}
