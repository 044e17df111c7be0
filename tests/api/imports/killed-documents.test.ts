import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepRequests } from '../../../api/src/requests/sweep.ts'
import { alice } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/imports/main.ts')
const COUNT = 600

let portal: TestApp
let folder: string

beforeEach(async () => {
  portal = await createTestApp()
  folder = join(portal.folder, 'documents')
  await mkdir(folder)
  const lines = await Promise.all(Array.from({ length: COUNT }, (_, rank) => put(rank)))
  const header = 'siret;fichier;sha256;type;thème;description;date'
  await writeFile(join(folder, 'manifest.csv'), [header, ...lines, ''].join('\n'))
})
afterEach(() => portal.close())

test('an import of documents that is killed has none by halves, and all once when run again', async () => {
  const child = start()
  while ((await online()) < 100) await sleep(2)
  child.process.kill('SIGKILL')
  await child.ended
  const before = await online()
  expect(before).toBeLessThan(COUNT)
  expect(await countRows(portal.deps, 'received_items')).toBe(before)
  expect(await filesMissing()).toEqual([])

  const again = start()
  expect(await again.ended).toBe(0)
  expect(again.lines.at(-1)).toContain(`${String(COUNT - before)} nouveaux`)
  expect(await online()).toBe(COUNT)
  expect(await countRows(portal.deps, 'received_items')).toBe(COUNT)
  const [hashes] = await portal.deps.database.read(
    'SELECT count(DISTINCT sha256) AS total FROM documents',
  )
  expect(hashes?.['total']).toBe(COUNT)
  expect(await filesMissing()).toEqual([])

  portal.clock.advance({ hours: 25 * 24 })
  await sweepRequests(portal.deps)
  expect(await readdir(join(portal.folder, 'files', 'kept'))).toHaveLength(COUNT)
})

function start() {
  return startChild(program, ['documents', folder], {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${join(portal.folder, 'files')}`,
  })
}

const online = () => countRows(portal.deps, 'documents')

async function filesMissing(): Promise<unknown[]> {
  const kept = new Set(await readdir(join(portal.folder, 'files', 'kept')))
  const rows = await portal.deps.database.read('SELECT blob_id FROM documents')
  return rows.map((row) => row['blob_id']).filter((id) => !kept.has(id as string))
}

/** Writes a file of the folder; gives its line of the manifest. */
async function put(rank: number): Promise<string> {
  const content = `%PDF-1.7 ${String(rank)}`
  const file = `${String(rank)}.pdf`
  await writeFile(join(folder, file), content)
  const hash = createHash('sha256').update(content).digest('hex')
  return `${alice.siret};${file};${hash};bulletin;cotisation;Bulletin;01/02/2026`
}
