import { afterEach, beforeEach, expect, test } from 'vitest'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the file of rejects runs nothing in a spreadsheet, and can be imported once corrected', async () => {
  const { rejectsText } = await importLines(portal, 'employers', [
    line('1', '"=HYPERLINK(""http://x"")"'),
    `${siretOf(1)};"@nom";"-1; rue";x;Port;`,
  ])
  expect(rejectsText).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(rejectsText).toContain(`;'@nom;"'-1; rue";`)
  expect(rejectsText).not.toMatch(/[;\n"][=@]/)
  const corrected = rejectsText.replace(';x;Port', ';29000;Port')
  const again = await importLines(portal, 'employers', corrected)
  expect(again.tally).toMatchObject({ new: 1, rejected: 1 })
  expect(await nameOf(siretOf(1))).toBe('@nom')
})

test('an amount below zero keeps its sign in the file of rejects', async () => {
  const { rejectsText } = await importLines(portal, 'titles', [`1;T1;T1;05/05/2026;"-12,50 €"`])
  expect(rejectsText).toContain(';-12,50 €')
})

test('without a faulty line no file of rejects is made', async () => {
  const { rejectsText } = await importLines(portal, 'employers', [line(siretOf(1))])
  expect(rejectsText).toBe('')
})

function line(siret: string, name = 'Armement Neuf'): string {
  return `${siret};${name};4 quai des Essais;29000;Port-Fictif;Service Ouest`
}

async function nameOf(siret: string): Promise<unknown> {
  const sql = 'SELECT name FROM employers WHERE siret = ?'
  const [row] = await portal.deps.database.read(sql, [siret])
  return row?.name
}
