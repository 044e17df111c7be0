import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isActivationKey, upsertEmployer } from '../../../api/src/registry/index.ts'
import { makeActivationLetter } from '../../../api/src/registry/make-letter.ts'
import { alice, unknownSiret } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/registry/main.ts')

const newcomer = {
  siret: '91000000100016',
  name: 'Armement Sans Compte',
  address: '4 quai des Essais\n29000 Port-Fictif',
}

let portal: TestApp
let path: string

beforeEach(async () => {
  portal = await createTestApp()
  path = join(portal.folder, 'lettre.pdf')
  await portal.deps.database.write([upsertEmployer(portal.deps, newcomer)])
})
afterEach(() => portal.close())

test('the letter holds a key that opens, for sixty days', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const { key, text } = await readLetter()
  expect(await isActivationKey(portal.deps, newcomer.siret, key)).toBe(true)
  expect(text).toContain('jusqu’au 1er mai 2026')
  portal.clock.advance({ hours: 60 * 24 + 1 })
  expect(await isActivationKey(portal.deps, newcomer.siret, key)).toBe(false)
})

test('a new letter makes the one before worthless', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const { key: former } = await readLetter()
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const { key } = await readLetter()
  expect(await isActivationKey(portal.deps, newcomer.siret, former)).toBe(false)
  expect(await isActivationKey(portal.deps, newcomer.siret, key)).toBe(true)
})

test('the letter tells whom it is for, where to go and what to do, on one page', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const { text } = await readLetter()
  for (const words of [
    'Armement Sans Compte',
    '4 quai des Essais',
    '29000 PORT-FICTIF',
    '910 000 001 00016',
    'Le 2 mars 2026',
    'http://localhost:4321/connexion',
    'J’ai reçu une clé d’activation par courrier',
    '0 811 701 703',
    'Ne donnez cette clé à personne',
    'Page 1 sur 1',
  ]) {
    expect(text).toContain(words)
  }
})

test('the letter is tagged for whoever hears it', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const pdf = await PDFDocument.load(await readFile(path))
  expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
  expect(pdf.catalog.get(PDFName.of('Lang'))?.toString()).toContain('fr-FR')
  expect(pdf.getTitle()).toBe('Votre clé d’activation de l’espace personnel Enim')
})

test('it is a specimen but in production', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  expect((await readLetter()).text).toContain('SPÉCIMEN')
  const settings = { ...portal.deps.settings, production: true }
  const deps = { ...portal.deps, settings }
  await makeActivationLetter(deps, newcomer.siret, path, { dryRun: false })
  expect((await readLetter()).text).not.toMatch(/SPÉCIMEN|démonstration/)
})

test('a name and an address as long as they may be stay on the pages', async () => {
  const address = `${Array.from({ length: 10 }, () => 'Zone artisanale du Large').join('\n')}\n29000 Port`
  const employer = { ...newcomer, name: 'Société '.repeat(24).trim(), address }
  await portal.deps.database.write([upsertEmployer(portal.deps, employer)])
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  expect((await readLetter()).text).toContain('29000 PORT')
})

test('the journal tells that a key was made, and neither it nor the database holds the key', async () => {
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  const { key } = await readLetter()
  const journal = await portal.deps.database.read('SELECT event, actor, siret, about FROM journal')
  expect(journal.map((row) => ({ ...row }))).toEqual([
    { event: 'activation-key-made', actor: 'enim', siret: newcomer.siret, about: null },
  ])
  const database = await readFile(join(portal.folder, 'portal.db-wal'), 'latin1')
  expect(database).not.toContain(key.replace(/[^0-9A-Z]/g, ''))
  expect(JSON.stringify(portal.logged)).not.toContain(key)
})

test('an unknown SIRET and an employer with an account get none', async () => {
  await expect(
    makeActivationLetter(portal.deps, unknownSiret, path, { dryRun: false }),
  ).rejects.toThrow('ne connaît aucun employeur')
  await expect(
    makeActivationLetter(portal.deps, alice.siret, path, { dryRun: false }),
  ).rejects.toThrow('« Armement Alizé » a déjà un compte')
  expect(await portal.deps.database.read('SELECT 1 FROM activation_keys')).toEqual([])
  await expect(stat(path)).rejects.toThrow()
})

test('the employer is found by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await makeActivationLetter(portal.deps, newcomer.siret, path, { dryRun: false })
  for (const statement of [...recorded.values()]) {
    expect(await findSlowSteps(portal.deps.database, statement)).toEqual([])
  }
})

test('a folder that cannot be written to makes no key', async () => {
  await expect(
    makeActivationLetter(portal.deps, newcomer.siret, '/absent/x.pdf', { dryRun: false }),
  ).rejects.toThrow('« /absent » n’existe pas.')
  expect(await portal.deps.database.read('SELECT 1 FROM activation_keys')).toEqual([])
})

test('the command writes a letter for its owner’s eyes, and a try writes none', async () => {
  const dry = await run(newcomer.siret, '--out', path, '--dry-run')
  expect(dry).toMatchObject({
    code: 0,
    output: expect.stringContaining('rien n’est changé') as string,
  })
  await expect(stat(path)).rejects.toThrow()
  const written = await run('910', '000', '001', '00016', '--out', path)
  expect(written.output).toMatch(/La lettre pour «\s?Armement Sans Compte\s?».* est écrite/)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('the command says what is wrong', async () => {
  const ends = await Promise.all([
    run('--help'),
    run(),
    run('123'),
    run(alice.siret, '--force'),
    run(unknownSiret, '--out', path),
  ])
  expect(ends.map(({ code }) => code)).toEqual([0, 2, 2, 2, 1])
  expect(ends.map(({ output }) => output.split('\n')[0])).toEqual([
    'Usage : npm run activation-letter -- SIRET [--out FICHIER.pdf] [--dry-run]',
    'Indiquez le SIRET de l’employeur.',
    'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.',
    '« --force » n’est pas une option de cette commande.',
    'Le registre ne connaît aucun employeur au SIRET 900 000 004 00011.',
  ])
})

async function readLetter(): Promise<{ key: string; text: string }> {
  const text = (await readPdfText(await readFile(path))).replace(/[\u00a0\u202f]/g, ' ')
  const [key = ''] = /[0-9A-Z]{4} – [0-9A-Z]{4} – [0-9A-Z]{4}/.exec(text) ?? []
  return { key, text }
}

async function run(...args: string[]) {
  const child = startChild(program, args, {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${join(portal.folder, 'files')}`,
  })
  const code = await child.ended
  return { code, output: [...child.lines, ...child.errors].join('\n') }
}
