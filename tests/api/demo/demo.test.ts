import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { paymentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../api/src/app.ts'
import { closeDeps, openDeps } from '../../../api/src/open-deps.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { createLog } from '../../../api/src/platform/log.ts'
import { agentPassword, agentTotpSecret } from '../../support/agents.ts'
import { openBrowser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { testEnvironment } from '../../support/test-app.ts'

const program = fileURLToPath(new URL('../../../api/src/demo/main.ts', import.meta.url))

let folder: string
let environment: Record<string, string>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-demo-'))
  environment = {
    ...testEnvironment,
    DATABASE_URL: `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
    LOGIN_MAILED_CODE: 'false',
  }
  await mkdir(join(folder, 'demo', 'documents'), { recursive: true })
  await writeFile(join(folder, 'demo', 'documents', 'attestation.pdf'), '%PDF-1.7 demo')
  await write({ employers: [employer], newcomers: [newcomer] })
})
afterEach(() => rm(folder, { recursive: true }))

test('an empty database is filled, once', async () => {
  expect(await run('--from', join(folder, 'demo'))).toMatchObject({
    code: 0,
    stdout: 'Données de démonstration chargées : 2 employeurs.\n',
  })
  expect(await run('--from', join(folder, 'demo'))).toMatchObject({
    code: 0,
    stdout: 'La base connaît déjà des employeurs : rien n’est chargé.\n',
  })

  const deps = { ...(await openDeps(parseEnv(environment))), log: createLog({ write: () => {} }) }
  const browser = openBrowser(createApp(deps))
  expect((await browser.logIn(alice)).status).toBe(201)
  const { documents } = (await (await browser.get('/api/documents')).json()) as {
    documents: { id: string; description: string; publishedAt: string }[]
  }
  expect(documents).toMatchObject([
    { description: 'Attestation de démonstration', publishedAt: '2026-02-01T00:00:00.000Z' },
  ])
  const file = await browser.get(`/api/documents/${documents[0]?.id ?? ''}/file`)
  expect(await file.text()).toBe('%PDF-1.7 demo')
  const titles = 'SELECT siret, number, amount_cents FROM contribution_titles ORDER BY number'
  expect(await deps.database.read(titles)).toEqual([
    { siret: alice.siret, number: 'T-1', amount_cents: 123_456 },
    { siret: newcomer.siret, number: 'T-2', amount_cents: 98_765 },
  ])
  expect(await deps.database.read('SELECT siret FROM accounts')).toEqual([{ siret: alice.siret }])
  const { payments } = paymentListSchema.parse(await (await browser.get('/api/payments')).json())
  expect(payments).toMatchObject([
    { reference: 'FICTIF-2', isNew: true, document: null },
    { reference: 'FICTIF-1', isNew: false, document: { file: { id: documents[0]?.id } } },
  ])
  const received = `SELECT subject, at FROM received_items WHERE kind = 'payment' ORDER BY at`
  const [first] = await deps.database.read(received)
  expect(first).toEqual({ subject: 'FICTIF-1', at: Date.parse('2026-02-12T08:00:00Z') })
  expect(await deps.database.read('SELECT account_id FROM payment_news')).toEqual([])
  await closeDeps(deps)
})

test('agents of a trial log in, and are let in nowhere in production', async () => {
  const agent = {
    email: 'agent@enim.example',
    name: 'Agathe Amarre',
    role: 'agent',
    services: ['cotisation'],
    password: agentPassword,
    totpSecret: agentTotpSecret,
  }
  await write({ employers: [employer], agents: [agent] })
  await run('--from', join(folder, 'demo'))
  const deps = { ...(await openDeps(parseEnv(environment))), log: createLog({ write: () => {} }) }
  const { email } = agent
  const login = { email, password: agentPassword }
  const browser = openBrowser(createApp(deps))
  expect((await browser.post('/api/agents/session', login)).status).toBe(202)
  await closeDeps(deps)

  environment.DATABASE_URL = `file:${join(folder, 'production.db')}`
  environment.NODE_ENV = 'production'
  environment.CLAMD_URL = 'tcp://127.0.0.1:1'
  expect((await run('--from', join(folder, 'demo'))).code).toBe(0)
  const real = await openDeps(parseEnv(environment))
  expect(await real.database.read('SELECT email FROM agents')).toEqual([])
  await closeDeps(real)
})

test('a wrong file fills nothing', async () => {
  await write({ employers: [employer, { ...employer, siret: '1' }] })
  const { code, stderr } = await run('--from', join(folder, 'demo'))
  expect(code).toBe(1)
  expect(stderr).toContain('SIRET')
  await write({ employers: [] })
  expect(await run('--from', join(folder, 'demo'))).toMatchObject({
    stdout: 'Données de démonstration chargées : 0 employeur.\n',
  })
})

test('the command says how it is used', async () => {
  expect(await run('--help')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Usage') as string,
  })
  expect(await run()).toMatchObject({ code: 2 })
  expect(await run('--form', 'x')).toMatchObject({ code: 2 })
})

const employer = {
  ...alice,
  titles: [{ number: 'T-1', period: '2025-T4', issuedOn: '2026-01-15', amountCents: 123_456 }],
  documents: [
    {
      file: 'attestation.pdf',
      kind: 'attestation',
      description: 'Attestation de démonstration',
      theme: 'cotisation',
      publishedAt: '2026-02-01T00:00:00Z',
    },
  ],
  payments: [
    {
      reference: 'FICTIF-1',
      nature: 'aide',
      period: 'janvier 2026',
      amountCents: 150_000,
      paidOn: '2026-02-12',
      state: 'Versé',
      document: 'attestation.pdf',
      isNew: false,
    },
    {
      reference: 'FICTIF-2',
      nature: 'pension',
      period: 'avril 2999',
      amountCents: 80_000,
      paidOn: '2999-05-05',
      state: 'Prévu',
      document: '',
      isNew: true,
    },
  ],
}

const newcomer = {
  siret: '99999990700002',
  name: 'Armement des Premiers Essais',
  address: '8 rue du Départ Fictif',
  titles: [{ number: 'T-2', period: '2025-T4', issuedOn: '2026-01-15', amountCents: 98_765 }],
}

function write(data: object): Promise<void> {
  return writeFile(join(folder, 'demo', 'employers.json'), JSON.stringify(data))
}

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const options = { env: { ...process.env, ...environment } }
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [program, ...args], options)),
    }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}
