import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'))
  copyFileSync(join(root, 'docs/samples/employeurs.csv'), join(folder, 'employeurs.csv'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the three commands work on one database, from wherever they are typed', () => {
  expect(run('import', 'employers', 'employeurs.csv')).toMatchObject({ status: 0, stderr: '' })
  const letter = run('activation-letter', '90000001800011')
  expect(letter.stdout).toContain(join(folder, 'activation-90000001800011.pdf'))
  const journal = run('journal', '--siret', '90000001800011', '--json')
  expect(JSON.parse(journal.stdout)).toMatchObject({ event: 'activation-key-made' })
})

test('the chain of receipts is computed again', () => {
  expect(run('receipts', 'verify')).toMatchObject({
    status: 0,
    stdout: 'La chaîne est intacte : 0 accusé, 0 jour signé.\n',
    stderr: '',
  })
})

test('the exit code of the program is that of the command', () => {
  expect(run('import', 'clients').status).toBe(2)
  expect(run('import', 'employers', 'absent.csv')).toMatchObject({
    status: 1,
    stderr: `« ${join(folder, 'absent.csv')} » n’existe pas.\n`,
  })
})

test('in production a missing setting is named before anything is read', () => {
  const { status, stderr } = run('import', 'employers', 'employeurs.csv', {
    NODE_ENV: 'production',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('En production, rien n’est inventé. Il manque : ')
})

type Environment = Record<string, string>

function run(command: string, ...rest: (string | Environment)[]) {
  const args = rest.filter((part) => typeof part === 'string')
  const given = rest.find((part) => typeof part !== 'string') ?? {}
  return spawnSync(process.execPath, [`scripts/${command}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      PORTAL_DATA_DIR: join(folder, 'var'),
      INIT_CWD: folder,
      ...given,
    },
  })
}
