import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const readme = read('README.md')

/** The files that parse an environment, one a process. */
const environments = [
  'api/src/platform/env.ts',
  'api/src/platform/mail-settings.ts',
  'site/server/environment.ts',
  'cms/src/environment.ts',
  'scripts/mailbox/settings.ts',
  'scripts/start/settings.ts',
]

const code = environments.map(read).join('\n')
const namesInCode = new Set(code.match(/\b[A-Z][A-Z]+_[A-Z_]+\b/g))
const settings = readme.slice(readme.indexOf('## Settings'), readme.indexOf('## Decisions'))
const namesInReadme = new Set(settings.match(/\b[A-Z][A-Z]+_[A-Z_]+\b/g))

test('the table of settings names every setting that the code reads', () => {
  const forgotten = [...namesInCode].filter((name) => !namesInReadme.has(name))
  expect(forgotten).toEqual([])
})

test('the table of settings names none that no code reads', () => {
  const gone = [...namesInReadme].filter((name) => !namesInCode.has(name))
  expect(gone).toEqual([])
})

test('every command of the README is one of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const commands = [...readme.matchAll(/`npm (?:run )?([a-z:-]+)/g)].map((match) => match[1] ?? '')
  expect(commands.filter((command) => !(command in scripts))).toEqual([])
})

test.each(['README.md', ...globSync('docs/**/*.md', { cwd: root })])(
  'every link of %s leads to a file that exists',
  (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '')
    const dead = links.filter((link) => !existsSync(join(root, dirname(file), link)))
    expect(dead).toEqual([])
  },
)

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
