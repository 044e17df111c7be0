import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cookieList } from '../../../site/src/features/written-pages/cookie-list.ts'

const root = join(import.meta.dirname, '../../..')

/** What sets cookies names them by a constant, or in the call itself. */
function namesSetBy(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  const constants = new Map(
    [...source.matchAll(/const (\w+) = '([\w-]+)'/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const calls = source.matchAll(/(?:setCookie\(c, |cookies\.set\()(?:'([\w-]+)'|(\w+))/g)
  return [...calls].map(([, literal, constant = '']) => literal ?? constants.get(constant) ?? file)
}

test('the page names every cookie that the portal sets, and no other', () => {
  const files = globSync(['api/src/**/*.ts', 'site/src/**/*.{ts,astro}', 'site/server/**/*.ts'], {
    cwd: root,
  })
  const set = files.flatMap(namesSetBy).map((name) => `__Host-${name.replace('__Host-', '')}`)
  expect(new Set(cookieList.map(({ name }) => name))).toEqual(new Set(set))
})
