import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const line = (siret: string, name = 'Armement Neuf') =>
  `${siret};${name};4 quai des Essais;29000;Port-Fictif;Service Ouest`

test('employers are brought in, and again without harm', async () => {
  const lines = [line(siretOf(1)), line(siretOf(2), 'Pêcheries Neuves')]
  expect((await importLines(portal, 'employers', lines)).tally).toMatchObject({ new: 2 })
  expect((await importLines(portal, 'employers', lines)).tally).toMatchObject({ new: 0, same: 2 })
  expect(
    await rows('SELECT siret, name, address, service FROM employers WHERE siret > ?', 91),
  ).toEqual([
    {
      siret: siretOf(1),
      name: 'Armement Neuf',
      address: '4 quai des Essais\n29000 Port-Fictif',
      service: 'Service Ouest',
    },
    expect.objectContaining({ name: 'Pêcheries Neuves' }),
  ])
})

test('the samples of the documentation are in order', async () => {
  const samples = resolve(import.meta.dirname, '../../../docs/samples')
  for (const [kind, file] of [
    ['employers', 'employeurs.csv'],
    ['titles', 'titres.csv'],
    ['payments', 'versements.csv'],
  ] as const) {
    const text = await readFile(join(samples, file), 'utf8')
    const { tally, rejects } = await importLines(portal, kind, text)
    expect({ file, rejects, new: tally.new }).toEqual({ file, rejects: [], new: 3 })
  }
})

test('what has changed is changed, and who is absent stays', async () => {
  await importLines(portal, 'employers', [line(siretOf(1)), line(siretOf(2))])
  const again = await importLines(portal, 'employers', [line(siretOf(1), 'Autre nom')])
  expect(again.tally).toEqual({ new: 0, changed: 1, same: 0, rejected: 0 })
  const names = await rows('SELECT name FROM employers WHERE siret > ? ORDER BY siret', 91)
  expect(names).toEqual([{ name: 'Autre nom' }, { name: 'Armement Neuf' }])
})

test('the address that a holder declared is not touched', async () => {
  await portal.deps.database.write([
    { sql: `UPDATE accounts SET address = 'chez moi' WHERE siret = ?`, args: [alice.siret] },
  ])
  const { tally } = await importLines(portal, 'employers', [line(alice.siret)])
  expect(tally.changed).toBe(1)
  expect(await rows('SELECT address FROM accounts WHERE siret = ?', alice.siret)).toEqual([
    { address: 'chez moi' },
  ])
})

test('each faulty employer is left out with its reason, the others go in', async () => {
  const { tally, rejects } = await importLines(portal, 'employers', [
    line('90000000100018'),
    line('9,00E+13'),
    line(siretOf(1)),
    line(siretOf(1), 'Encore'),
    line(siretOf(2), ''),
    line(siretOf(3), 'x'.repeat(201)),
    line(siretOf(4), 'a\u0007b'),
    `${siretOf(5)};Nom;4 quai;2A000;Port;`,
    `${siretOf(6)};Nom;4 quai;1000;Port;`,
    `${siretOf(7)};<b>Nom</b> 🐟;4 quai;29000;Port;`,
  ])
  expect(rejects).toEqual([
    '2;siret;Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.',
    '3;siret;Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.',
    '5;;déjà plus haut dans ce fichier',
    '6;raison sociale;la valeur manque',
    '7;raison sociale;plus de 200 caractères',
    '8;raison sociale;un caractère n’est pas admis',
    '9;code postal;un code postal comporte 5 chiffres',
  ])
  expect(tally).toEqual({ new: 3, changed: 0, same: 0, rejected: 7 })
  expect(await rows('SELECT address FROM employers WHERE siret = ?', siretOf(6))).toEqual([
    { address: '4 quai\n01000 Port' },
  ])
})

test('titles need an employer, a date and an amount', async () => {
  const { tally, rejects } = await importLines(portal, 'titles', [
    `${alice.siret};T1;1er trimestre 2026;05/05/2026;1 234,56`,
    `${alice.siret};T2;1er trimestre 2026;5 mai 2026;"1234,5 €"`,
    `${unknownSiret};T1;1er trimestre 2026;05/05/2026;1`,
    `${bob.siret};T3;1er trimestre 2026;31/02/2026;1`,
    `${bob.siret};T4;1er trimestre 2026;05/05/2026;beaucoup`,
    `${alice.siret};T1;1er trimestre 2026;05/05/2026;2`,
  ])
  expect(rejects).toEqual([
    '4;siret;aucun employeur n’a ce SIRET',
    '5;date;ce n’est pas une date, par exemple 15/01/2026',
    '6;montant;ce n’est pas un montant, par exemple 1 234,56',
    '7;;déjà plus haut dans ce fichier',
  ])
  expect(tally).toMatchObject({ new: 2, rejected: 4 })
  expect(await rows('SELECT number, issued_on, amount_cents FROM contribution_titles')).toEqual([
    { number: 'T1', issued_on: '2026-05-05', amount_cents: 123_456 },
    { number: 'T2', issued_on: '2026-05-05', amount_cents: 123_450 },
  ])
})

test('a title that changes is changed', async () => {
  const title = (amount: number) => [`${alice.siret};T1;T1 2026;05/05/2026;${String(amount)}`]
  await importLines(portal, 'titles', title(1))
  expect((await importLines(portal, 'titles', title(1))).tally.same).toBe(1)
  expect((await importLines(portal, 'titles', title(2))).tally.changed).toBe(1)
  expect(await rows('SELECT amount_cents FROM contribution_titles')).toEqual([
    { amount_cents: 200 },
  ])
})

test('the date of a title is asked only while no more than twenty employers share one', async () => {
  const share = async (employers: number) => {
    const sirets = Array.from({ length: employers }, (_, index) => siretOf(index))
    await importLines(
      portal,
      'employers',
      sirets.map((siret) => line(siret)),
    )
    await importLines(
      portal,
      'titles',
      sirets.map((siret) => `${siret};T1;T1 2026;05/05/2026;1`),
    )
    return rows(`SELECT is_asked FROM validation_facts WHERE fact = 'date'`)
  }
  expect(await share(20)).toEqual([{ is_asked: 1 }])
  expect(await share(21)).toEqual([{ is_asked: 0 }])
})

test('many titles of one employer on one day are no shared date', async () => {
  const many = Array.from(
    { length: 30 },
    (_, index) => `${alice.siret};T${String(index)};T1 2026;05/05/2026;1`,
  )
  await importLines(portal, 'titles', many)
  expect(await rows(`SELECT is_asked FROM validation_facts WHERE fact = 'date'`)).toEqual([
    { is_asked: 1 },
  ])
})

test('payments are read in any case and accents, and kept in one spelling', async () => {
  const { tally, rejects } = await importLines(portal, 'payments', [
    `${alice.siret};V1;Indemnite journaliere SUBROGEE;mai 2026;1 204,80;15/07/2026;VERSE;Décompte`,
    `${alice.siret};V2;aide;T2 2026;3000;02/09/2026;émis;`,
    `${alice.siret};V3;cadeau;T2 2026;3000;02/09/2026;émis;`,
    `${alice.siret};V4;aide;T2 2026;3000;02/09/2026;perdu;`,
    `${unknownSiret};V5;aide;T2 2026;3000;02/09/2026;émis;`,
  ])
  expect(tally).toMatchObject({ new: 2, rejected: 3 })
  expect(rejects).toEqual([
    '4;nature;les valeurs admises sont indemnité journalière subrogée, aide, remboursement, pension',
    '5;état;les valeurs admises sont Prévu, Émis, Versé, Rejeté',
    '6;siret;aucun employeur n’a ce SIRET',
  ])
  expect(await rows('SELECT nature, state, amount_cents, document FROM payments')).toEqual([
    {
      nature: 'indemnité journalière subrogée',
      state: 'Versé',
      amount_cents: 120_480,
      document: 'Décompte',
    },
    { nature: 'aide', state: 'Émis', amount_cents: 300_000, document: '' },
  ])
})

test('a try counts everything and changes nothing', async () => {
  const lines = [line(siretOf(1)), line(alice.siret), line('1')]
  const { tally, rejects } = await importLines(portal, 'employers', lines, { dryRun: true })
  expect(tally).toEqual({ new: 1, changed: 1, same: 0, rejected: 1 })
  expect(rejects).toHaveLength(1)
  expect(await rows('SELECT siret FROM employers WHERE siret = ?', siretOf(1))).toEqual([])
  expect(await rows('SELECT event FROM journal')).toEqual([])
})

test('the journal tells what was imported, by numbers alone', async () => {
  await importLines(portal, 'employers', [line(siretOf(1)), line('1')])
  expect(await rows('SELECT event, actor, siret, about FROM journal')).toEqual([
    {
      event: 'imported',
      actor: 'enim',
      siret: null,
      about: 'employeurs : 1 nouveau, 0 modifié, 0 identique, 1 rejeté',
    },
  ])
})

test('an import that is stopped keeps what is in, and says so', async () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => line(siretOf(index)))
  const { tally } = await importLines(portal, 'employers', lines, { signal: AbortSignal.abort() })
  expect(tally.new).toBe(1_000)
  const [entry] = await rows('SELECT about FROM journal')
  expect(entry).toEqual({ about: expect.stringMatching(/1\s000 nouveaux/) as string })
  expect(entry).toEqual({ about: expect.stringContaining('(interrompu)') as string })
  expect((await importLines(portal, 'employers', lines)).tally).toMatchObject({
    new: 1_500,
    same: 1_000,
  })
})

test('5,000 employers with 5,000 titles are in within seconds', async () => {
  const sirets = Array.from({ length: 5_000 }, (_, index) => siretOf(index))
  const start = performance.now()
  await importLines(
    portal,
    'employers',
    sirets.map((siret) => line(siret)),
  )
  const { tally } = await importLines(
    portal,
    'titles',
    sirets.map((siret) => `${siret};T1;T1 2026;05/05/2026;1`),
  )
  expect(tally.new).toBe(5_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})

async function rows(sql: string, ...args: (string | number)[]): Promise<unknown[]> {
  const found = await portal.deps.database.read(sql, args.map(String))
  return found.map((row) => ({ ...row }))
}
