import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild, type Child } from '../support/child.ts'
import { findFreePort, waitForPort } from '../support/ports.ts'
import { testEnvironment } from '../support/test-app.ts'

const program = fileURLToPath(new URL('../../api/src/main.ts', import.meta.url))

let folder: string
let port: number
let environment: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-main-'))
  port = await findFreePort()
  environment = {
    ...testEnvironment,
    API_PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
  }
})
afterEach(() => rm(folder, { recursive: true }))

test('the api starts on an empty folder, answers, and stops when told', async () => {
  const api = await start()
  expect((await fetch(`http://127.0.0.1:${String(port)}/health`)).status).toBe(204)
  expect((await fetch(`http://127.0.0.1:${String(port)}/api/session`)).status).toBe(403)
  api.process.kill('SIGTERM')
  expect(await api.ended).toBe(0)
  expect(api.lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('stopped')
})

test('an idle connection does not hold up the stop', async () => {
  const api = await start()
  const agent = new Agent({ keepAlive: true })
  await new Promise((resolve) => {
    get({ port, path: '/health', agent }, (answer) => answer.resume().on('end', resolve))
  })
  const begin = performance.now()
  api.process.kill('SIGTERM')
  expect(await api.ended).toBe(0)
  expect(performance.now() - begin).toBeLessThan(3_000)
  agent.destroy()
})

test('an incomplete environment is one sentence, before anything is opened', async () => {
  const { code, errors } = await failToStart({ SMTP_URL: '', CODE_PEPPER: '' })
  expect(code).toBe(1)
  expect(errors.trim()).toBe(
    'L’api ne peut pas démarrer, son environnement est incomplet : SMTP_URL manque ; CODE_PEPPER manque.',
  )
  expect(await readdir(folder)).toEqual([])
})

test('a port already taken is one sentence', async () => {
  const api = await start()
  const { code, errors } = await failToStart({})
  expect([code, errors.trim()]).toEqual([1, `Le port ${String(port)} est déjà occupé (API_PORT).`])
  api.process.kill('SIGTERM')
  await api.ended
})

test('temporary files left by a process that died are swept at the start, recent ones are not', async () => {
  const temporary = join(folder, 'files', 'temporary')
  await mkdir(temporary, { recursive: true })
  for (const name of ['old', 'recent']) await writeFile(join(temporary, name), 'x')
  const twoHoursAgo = Date.now() / 1000 - 7_200
  await utimes(join(temporary, 'old'), twoHoursAgo, twoHoursAgo)
  const api = await start()
  await expect.poll(() => readdir(temporary)).toEqual(['recent'])
  api.process.kill('SIGTERM')
  await api.ended
})

async function start(): Promise<Child> {
  const api = startChild(program, [], environment)
  await waitForPort(port)
  return api
}

async function failToStart(changes: NodeJS.ProcessEnv) {
  const api = startChild(program, [], { ...environment, ...changes })
  const code = await api.ended
  return { code, errors: api.errors.join('\n') }
}
