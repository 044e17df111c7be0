import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const plain = 'siret;numéro;période;date;montant'
const line = `${alice.siret};T1;1er trimestre 2026;05/05/2026;12,50`

function importTitles(header: string, cells: string) {
  return importLines(portal, 'titles', `${header}\n${line}${cells}\n`)
}

async function dates() {
  const rows = await portal.deps.database.read('SELECT due_on, paid_on FROM contribution_titles')
  return Object.values(rows[0] ?? {})
}

test('a file may say when a title is due and when it was paid', async () => {
  const header = `${plain};Échéance;REGLE LE`
  expect((await importTitles(header, ';31/05/2026;')).tally.new).toBe(1)
  expect(await dates()).toEqual(['2026-05-31', null])
  expect((await importTitles(header, ';31/05/2026;')).tally.same).toBe(1)
  expect((await importTitles(header, ';31/05/2026;28/05/2026')).tally.changed).toBe(1)
  expect(await dates()).toEqual(['2026-05-31', '2026-05-28'])
})

test('a file without those columns leaves what is known, an empty cell takes it back', async () => {
  const header = `${plain};échéance;réglé le`
  await importTitles(header, ';31/05/2026;28/05/2026')
  expect((await importTitles(plain, '')).tally.same).toBe(1)
  expect(await dates()).toEqual(['2026-05-31', '2026-05-28'])
  expect((await importTitles(`${plain};réglé le`, ';')).tally.changed).toBe(1)
  expect(await dates()).toEqual(['2026-05-31', null])
})

test('a date that is none is told, and its line left out', async () => {
  const { rejects } = await importTitles(`${plain};échéance`, ';31/02/2026')
  expect(rejects).toEqual(['2;échéance;ce n’est pas une date, par exemple 15/01/2026'])
  expect(await dates()).toEqual([])
})
