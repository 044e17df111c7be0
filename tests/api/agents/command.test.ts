import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOptions } from '../../../api/src/agents/options.ts'
import { WrongUse } from '../../../api/src/platform/refusal.ts'
import { agentCode, insertAgent, logInAgent } from '../../support/agents.ts'
import { startChild } from '../../support/child.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/agents/main.ts')

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the first administrator is invited from the machine, and the link works', async () => {
  const email = 'ada@enim.example'
  const { code, stdout } = await run(
    ...['invite', 'ADA@enim.example', '--name', 'Ada Ancre', '--role', 'administrator'],
  )
  expect(code).toBe(0)
  const token = /\/agents\/invitation\?cle=([\w-]{43})\n$/.exec(stdout)?.[1]
  const reading = await portal.visitor().post('/api/agents/invitation/reading', { token })
  expect(await reading.json()).toMatchObject({ email, role: 'administrator', services: [] })
  const mails = await portal.deps.database.read('SELECT recipient FROM outbox')
  expect(mails).toEqual([{ recipient: email }])
  expect((await run('list')).stdout).toBe(
    'Ada Ancre  ada@enim.example  Administrateur  Invité  –  jamais venu\n',
  )
})

test('an invitation that cannot be says why', async () => {
  const refused = async (...args: string[]) => {
    const { code, stderr } = await run('invite', ...args)
    expect(code).toBe(1)
    return stderr
  }
  const named = ['--name', 'Ada Ancre', '--role', 'agent']
  expect(await refused('ada@ailleurs.example', ...named)).toContain('@enim.example')
  expect(await refused('ada@enim.example', ...named)).toContain('au moins un service')
  await insertAgent(portal.deps, { role: 'agent', services: [] })
  expect(await refused('agent@enim.example', ...named, '--service', 'accidents')).toContain(
    'déjà cette adresse',
  )
})

test('the last administrator is not disabled, but let in again', async () => {
  const ada = await insertAgent(portal.deps, { role: 'administrator', services: [] })
  const office = await logInAgent(portal, ada)
  expect((await run('disable', ada.email)).stderr).toContain('Il doit rester un administrateur')
  expect((await office.get('/api/agents/session')).status).toBe(200)
  expect((await run('reset', ada.email)).stdout).toContain('/agents/invitation?cle=')
  expect((await office.get('/api/agents/session')).status).toBe(401)
})

test('an agent is disabled, and one who does not exist is named', async () => {
  const agent = await insertAgent(portal.deps, { role: 'agent', services: ['cotisation'] })
  const browser = await logInAgent(portal, agent)
  expect(await run('disable', agent.email)).toMatchObject({
    code: 0,
    stdout: 'Cet accès est fermé.\n',
  })
  expect((await browser.get('/api/agents/session')).status).toBe(401)
  expect(await run('disable', 'x@enim.example')).toMatchObject({
    code: 1,
    stderr: 'Aucun agent n’a cette adresse.\n',
  })
})

test('the present six digits are printed, never in production', async () => {
  const { email } = await insertAgent(portal.deps, { role: 'agent', services: ['cotisation'] })
  const now = { clock: { now: () => new Date() } }
  const before = await agentCode(now)
  const { stdout } = await run('code', email)
  expect([before, await agentCode(now)]).toContain(stdout.trim())
  const production = await runIn(
    { NODE_ENV: 'production', CLAMD_URL: 'tcp://127.0.0.1:1' },
    ...['code', email],
  )
  expect(production).toMatchObject({ code: 1, stdout: '' })
  expect(production.stderr).toContain('En production')
})

test.each([
  [],
  ['invite'],
  ['invite', 'a@enim.example', '--role', 'agent'],
  ['invite', 'a@enim.example', '--name', 'A', '--role', 'root'],
  ['list', 'a@enim.example'],
  ['list', '--role', 'agent'],
  ['disable'],
  ['disable', 'a@enim.example', 'b@enim.example'],
  ['remove', 'a@enim.example'],
  ['list', '--force'],
])('%s %s %s is no command', (...args) => {
  expect(() => readOptions(args)).toThrow(WrongUse)
})

function run(...args: string[]) {
  return runIn({}, ...args)
}

async function runIn(environment: Record<string, string>, ...args: string[]) {
  const child = startChild(program, args, {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${portal.folder}/files`,
    ...environment,
  })
  const code = await child.ended
  const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('')
  return { code, stdout: text(child.lines), stderr: text(child.errors) }
}
