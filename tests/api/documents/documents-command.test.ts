import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'
import { publishOne } from './support.ts'

const program = resolve(import.meta.dirname, '../../../api/src/documents/main.ts')
const because = ['--reason', 'Erreur  de montant.']

let portal: TestApp
let id: string

beforeEach(async () => {
  portal = await createTestApp()
  id = await publishOne(portal, { reference: 'R1' })
  await publishOne(portal, { description: 'Relevé de mars corrigé' }, 'R1')
})
afterEach(() => portal.close())

test('the documents of an employer are listed with what became of them', async () => {
  await publishOne(portal, { description: 'Attestation', reference: 'R2' })
  await run('withdraw', alice.siret, 'R2', ...because)
  const { code, output } = await run('list', alice.siret)
  expect(code).toBe(0)
  expect(output).toHaveLength(3)
  expect(output).toContainEqual(
    expect.stringMatching(
      /^\d\d\/\d\d\/\d{4} {2}relevé {2}R1 {2}Relevé de mars {2}remplacé par [\w-]{22}$/,
    ),
  )
  expect(output).toContainEqual(
    expect.stringMatching(/R2 {2}Attestation {2}retiré le [\d/]+ : Erreur de montant\.$/),
  )
  expect(await run('list', bob.siret)).toMatchObject({
    code: 0,
    output: ['Cet employeur n’a aucun document.'],
  })
})

test('a document is withdrawn by its reference or its id, once, and the journal has it', async () => {
  await publishOne(portal, { description: 'Attestation', reference: 'R2' })
  expect(await run('withdraw', alice.siret, 'R2', ...because)).toMatchObject({ code: 0 })
  expect(await run('withdraw', alice.siret, id, ...because)).toMatchObject({ code: 0 })
  expect(await run('withdraw', alice.siret, 'R2', '--reason', 'Autre.')).toMatchObject({
    code: 1,
    errors: ['Ce document est déjà retiré.'],
  })
  expect(await withdrawals()).toBe(2)
  expect(await countRows(portal.deps, `journal WHERE event = 'document-withdrawn'`)).toBe(2)
})

test('--dry-run changes nothing', async () => {
  const { code, output } = await run('withdraw', alice.siret, 'R1', ...because, '--dry-run')
  expect({ code, output }).toEqual({
    code: 0,
    output: ['Essai, rien n’est changé : ce document serait retiré.'],
  })
  expect(await withdrawals()).toBe(0)
})

test('the document of another employer is unknown', async () => {
  expect(await run('withdraw', bob.siret, 'R1', ...because)).toMatchObject({
    code: 1,
    errors: ['Aucun document de cet employeur n’a cette référence.'],
  })
  expect(await run('withdraw', unknownSiret, 'R1', ...because)).toMatchObject({
    code: 1,
    errors: ['Cet employeur n’a pas de compte.'],
  })
  expect(await withdrawals()).toBe(0)
})

test('what is badly written ends with 2, the help with 0', async () => {
  expect((await run('withdraw', alice.siret, 'R1')).errors[0]).toContain('--reason')
  expect((await run('withdraw', alice.siret, 'R1', '--reason', 'x'.repeat(301))).code).toBe(2)
  expect((await run('withdraw', alice.siret)).code).toBe(2)
  expect((await run('list', '123')).code).toBe(2)
  expect((await run('list', alice.siret, '--reason', 'x')).code).toBe(2)
  expect((await run('erase', alice.siret)).code).toBe(2)
  expect(await run('--help')).toMatchObject({ code: 0 })
})

const withdrawals = () => countRows(portal.deps, 'documents WHERE withdrawn_at IS NOT NULL')

async function run(...args: string[]) {
  const child = startChild(program, args, {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${join(portal.folder, 'files')}`,
  })
  return { code: await child.ended, output: child.lines, errors: child.errors }
}
