import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOptions } from '../../../api/src/systems/options.ts'
import { WrongUse } from '../../../api/src/platform/refusal.ts'
import { alice } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { testEnvironment } from '../../support/test-app.ts'
import { openSystemsApp, type SystemsApp } from './support.ts'

const program = resolve(import.meta.dirname, '../../../api/src/systems/main.ts')

let system: SystemsApp

beforeEach(async () => {
  system = await openSystemsApp()
})
afterEach(() => system.close())

test('a token is made, used, listed and revoked', async () => {
  const made = await run('create', 'Cotisations', '--scopes', 'documents:read')
  const [, id = '', token = ''] =
    /^Jeton ([0-9a-f]{12}), montré cette seule fois :\n(enim_\S+)\n$/.exec(made.stdout) ?? []
  const list = () =>
    system.call(`/documents?siret=${alice.siret}`, {
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await list()).status).toBe(200)
  expect((await run('list')).stdout).toContain(
    `${id}  Cotisations  documents:read  sans fin  employé le`,
  )
  expect(await run('revoke', id)).toMatchObject({
    code: 0,
    stdout: 'Ce jeton n’est plus accepté.\n',
  })
  expect((await list()).status).toBe(401)
  expect((await run('revoke', id)).code).toBe(1)
  const journal = await system.deps.database.read(
    `SELECT event FROM journal WHERE about = ? ORDER BY id`,
    [id],
  )
  expect(journal.map(({ event }) => event)).toEqual(['system-token-made', 'system-token-revoked'])
})

test('a token that would be over already is not made', async () => {
  const { code, stderr } = await run(
    ...['create', 'x', '--scopes', 'documents:read', '--expires', '2026-01-01'],
  )
  expect([code, stderr]).toEqual([1, 'Ce jeton serait déjà échu.\n'])
})

test.each([
  [[]],
  [['create']],
  [['create', 'x']],
  [['create', 'x', '--scopes', 'tout']],
  [['create', 'x', '--scopes', 'documents:read,']],
  [['create', 'x', '--scopes', 'documents:read', '--expires', 'demain']],
  [['create', 'x', '--scopes', 'documents:read', '--expires', '2027-02-30']],
  [['create', ' ', '--scopes', 'documents:read']],
  [['create', 'x', 'y', '--scopes', 'documents:read']],
  [['list', '--scopes', 'documents:read']],
  [['list', 'x']],
  [['revoke']],
  [['forget', 'x']],
])('%j is badly written', (args) => {
  expect(() => readOptions(args)).toThrow(WrongUse)
})

test('the scopes and the day of a token are read', () => {
  const args = [
    'create',
    'x',
    '--scopes',
    'documents:read, requests:read',
    '--expires',
    '2027-01-01',
  ]
  expect(readOptions(args)).toEqual({
    command: 'create',
    name: 'x',
    scopes: ['documents:read', 'requests:read'],
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  })
  expect(readOptions(['--help'])).toBeUndefined()
})

async function run(...args: string[]) {
  const env = { DATABASE_URL: system.databaseUrl, FILES_URL: `file:${system.folder}/files` }
  const child = startChild(program, args, { ...testEnvironment, ...env })
  const code = await child.ended
  const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('')
  return { code, stdout: text(child.lines), stderr: text(child.errors) }
}
