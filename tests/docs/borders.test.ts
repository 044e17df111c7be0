import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

/** For each rule of .dependency-cruiser.cjs, a file that breaks it. */
const offences: Record<string, { file: string; imports: string }> = {
  'no-circle': { file: 'api/src/a.ts', imports: './b.ts' },
  'not-to-unresolvable': { file: 'api/src/lost.ts', imports: './nowhere.ts' },
  'content-types-imports-only-zod': { file: 'content-types/src/a.ts', imports: 'hono' },
  'pdf-form-imports-only-pdf-lib': { file: 'content-types/src/pdf-form/a.ts', imports: 'hono' },
  'servers-alone-read-pdfs': {
    file: 'site/src/lib/c.ts',
    imports: '../../../content-types/src/pdf-form/fields.ts',
  },
  'cms-imports-no-other-part': { file: 'cms/src/a.ts', imports: '../../api/src/app.ts' },
  'api-imports-no-other-part': { file: 'api/src/c.ts', imports: '../../site/src/lib/a.ts' },
  'site-imports-no-other-part': { file: 'site/src/lib/b.ts', imports: '../../../api/src/app.ts' },
  'nobody-imports-tests-or-scripts': { file: 'api/src/d.ts', imports: '../../tests/a.ts' },
  'scripts-use-public-doors': { file: 'scripts/b.ts', imports: '../api/src/app.ts' },
  'platform-knows-no-feature': { file: 'api/src/platform/a.ts', imports: '../documents/index.ts' },
  'features-enter-by-index': { file: 'api/src/outbox/a.ts', imports: '../documents/rows.ts' },
  'only-stores-reach-the-database': { file: 'api/src/e.ts', imports: '@libsql/client' },
  'ui-imports-only-ui': { file: 'site/src/ui/a.ts', imports: '../lib/a.ts' },
  'features-do-not-import-pages': { file: 'site/src/features/a.ts', imports: '../pages/a.ts' },
  'one-file-knows-lucia': { file: 'api/src/f.ts', imports: 'lucia' },
  'one-file-knows-oslo': { file: 'api/src/g.ts', imports: 'oslo/password' },
}

const innocent = [
  'content-types/src/pdf-form/fields.ts',
  'api/src/app.ts',
  'api/src/documents/index.ts',
  'api/src/documents/rows.ts',
  'site/src/lib/a.ts',
  'site/src/pages/a.ts',
  'tests/a.ts',
]

/** What scripts draw the demo's PDFs with. */
const pdfs = 'api/src/platform/pdf'
innocent.push(`${pdfs}/index.ts`, `${pdfs}/sheet.ts`)

let folder = ''
let broken: { rule: string; from: string }[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borders-'))
  cpSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const file of innocent) write(file, 'export {}\n')
  write('api/src/b.ts', `import './a.ts'\n`)
  for (const { file, imports } of Object.values(offences)) write(file, `import '${imports}'\n`)
  write('content-types/src/of-pdfs.ts', `import 'pdf-lib'\n`)
  write('content-types/src/pdf-form/of-pdfs.ts', `import 'pdf-lib'\n`)
  write('scripts/through-the-door.ts', `import '../${pdfs}/index.ts'\n`)
  write('scripts/past-the-door.ts', `import '../${pdfs}/sheet.ts'\n`)
  const { stdout } = await run(
    join(root, 'node_modules/.bin/depcruise'),
    ['--output-type', 'json', 'content-types', 'cms', 'api', 'site', 'scripts', 'tests'],
    { cwd: folder, maxBuffer: 2 ** 26 },
  ).catch((error: unknown) => error as { stdout: string })
  const report = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] }
  }
  broken = report.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(Object.keys(offences))('the border « %s » is seen when crossed', (rule) => {
  expect(broken.map((offence) => offence.rule)).toContain(rule)
})

test('PDFs are read by their own folder alone', () => {
  const offenders = broken
    .filter(({ rule }) => rule === 'content-types-imports-only-zod')
    .map(({ from }) => from)
  expect(offenders).toContain('content-types/src/of-pdfs.ts')
  expect(offenders).not.toContain('content-types/src/pdf-form/of-pdfs.ts')
})

test('scripts reach the PDFs of the api by their door alone', () => {
  const offenders = broken
    .filter(({ rule }) => rule === 'scripts-use-public-doors')
    .map(({ from }) => from)
  expect(offenders).toContain('scripts/past-the-door.ts')
  expect(offenders).not.toContain('scripts/through-the-door.ts')
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}
