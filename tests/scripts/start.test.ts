import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnvironment } from '../../scripts/start/settings.ts'

const root = resolve(import.meta.dirname, '../..')

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a busy port is named, with the setting that changes it', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const { status, stderr } = start({ SITE_PORT: String(port) })
  server.close()
  expect(stderr).toContain(`Le port ${port} est déjà pris`)
  expect(stderr).toContain('SITE_PORT')
  expect(status).toBe(1)
})

test('a port that is none is named', () => {
  const { status, stderr } = start({ SITE_PORT: 'quatre' })
  expect(stderr).toBe('SITE_PORT doit être un numéro de port, et non « quatre ».\n')
  expect(status).toBe(1)
})

test('a data folder that may not be made is one sentence', () => {
  const { status, stderr } = start({ PORTAL_DATA_DIR: '/sys/portal' })
  expect(stderr).toBe(
    'Le dossier /sys/portal ne peut pas être créé : il manque le droit d’écrire.\n',
  )
  expect(status).toBe(1)
})

test('in production every missing secret and address is named at once', () => {
  const { status, stderr } = start({ NODE_ENV: 'production', SITE_KEY: 'x'.repeat(32) })
  for (const name of ['CODE_PEPPER', 'SMTP_URL', 'CLAMD_URL', 'CMS_TOKEN', 'PUBLIC_URL']) {
    expect(stderr).toContain(name)
  }
  expect(stderr).not.toContain('SITE_KEY')
  expect(status).toBe(1)
})

test('an old Node is told which one is needed', () => {
  const { status, stderr } = door(root, pretend('process', 'version', '"v18.20.0"'))
  expect(stderr).toBe('Node 20 ou plus récent est nécessaire ; cette machine a v18.20.0.\n')
  expect(status).toBe(1)
})

test('a full disk is told before anything is installed', () => {
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(root, 'scripts/run.mjs'), join(folder, 'scripts/run.mjs'))
  const full = '() => ({ bavail: 1000, bsize: 4096 })'
  const { status, stderr } = door(folder, pretend('fs', 'statfsSync', full))
  expect(stderr).toContain('Il reste moins de 2,5 Go sur ce disque')
  expect(status).toBe(1)
})

test('secrets are made once, readable by their owner alone', () => {
  const first = readEnvironment({ PORTAL_DATA_DIR: folder })
  const second = readEnvironment({ PORTAL_DATA_DIR: folder })
  expect(second).toEqual(first)
  expect(Buffer.from(first.CODE_PEPPER ?? '', 'base64')).toHaveLength(32)
  const file = join(folder, 'secrets.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  expect(first).toMatchObject(secrets)
  expect(Object.keys(secrets)).toEqual(expect.arrayContaining(['SITE_KEY', 'CMS_KEY', 'APP_KEYS']))
  const values = Object.values(secrets)
  expect(new Set(values).size).toBe(values.length)
  for (const value of values) expect(value.length).toBeGreaterThanOrEqual(20)
})

test('what the environment gives is kept', () => {
  const environment = readEnvironment({ PORTAL_DATA_DIR: folder, SITE_PORT: '5000', SITE_KEY: 'k' })
  expect(environment).toMatchObject({ SITE_KEY: 'k', PUBLIC_URL: 'http://localhost:5000' })
})

function start(environment: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, PORTAL_DATA_DIR: folder, ...environment },
  })
}

function door(cwd: string, preload: string) {
  return spawnSync(process.execPath, ['--import', preload, 'scripts/run.mjs', 'start'], {
    cwd,
    encoding: 'utf8',
  })
}

/** A module that makes Node believe something of the machine that is not so. */
function pretend(module: 'process' | 'fs', property: string, value: string): string {
  const code = `
    import target from 'node:${module}'
    import { syncBuiltinESMExports } from 'node:module'
    Object.defineProperty(target, '${property}', { value: ${value} })
    syncBuiltinESMExports()`
  return `data:text/javascript,${encodeURIComponent(code)}`
}
