import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withdrawDocument } from '../../../api/src/documents/index.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await mkdir(join(portal.folder, 'documents'))
})
afterEach(() => portal.close())

test('a document takes the place of the one that its line names, above it or of another day', async () => {
  await bring([await put('mars', 'R1'), await put('mars corrigé', 'R2', 'R1')])
  expect(await listed()).toMatchObject([
    { description: 'mars', trace: { kind: 'replaced', by: { description: 'mars corrigé' } } },
    { description: 'mars corrigé', trace: null },
  ])
  await bring([await put('mars corrigé encore', '', 'R2')])
  expect(await listed()).toMatchObject([
    { description: 'mars', trace: { by: { description: 'mars corrigé', isThere: false } } },
    {
      description: 'mars corrigé',
      trace: { by: { description: 'mars corrigé encore', isThere: true } },
    },
    { description: 'mars corrigé encore', trace: null },
  ])
})

test('a reference that is taken or unknown is a reason, the other lines go in', async () => {
  await bring([await put('avant', 'R1'), await put('retiré', 'R2')])
  const owner = { siret: alice.siret }
  const reason = 'Erreur de montant.'
  await withdrawDocument(portal.deps, { owner, document: { reference: 'R2' }, reason })
  const lines = [
    await put('de Bob', 'R9', '', bob.siret),
    await put('pris', 'R1'),
    await put('bon', 'R3'),
    await put('deux fois', 'R3'),
    await put('de rien', '', 'R7'),
    await put('d’un autre', '', 'R9'),
    await put('d’un retiré', '', 'R2'),
  ]
  const expected = [
    '3;référence;un autre document de cet employeur a déjà cette référence',
    '5;référence;déjà plus haut dans ce fichier',
    '6;remplace;aucun document de cet employeur n’a cette référence',
    '7;remplace;aucun document de cet employeur n’a cette référence',
    '8;remplace;ce document est déjà retiré ou remplacé',
  ]
  expect((await bring(lines, { dryRun: true })).rejects).toEqual(expected)
  const { rejects, tally } = await bring(lines)
  expect(rejects).toEqual(expected)
  expect(tally).toMatchObject({ new: 2, rejected: 5 })
})

test('a try knows the lines above', async () => {
  const lines = [await put('mars', 'R1'), await put('mars corrigé', 'R2', 'R1')]
  expect((await bring(lines, { dryRun: true })).tally).toMatchObject({ new: 2, rejected: 0 })
  expect(await countRows(portal.deps, 'documents')).toBe(0)
})

test('the same manifest again changes nothing, what was withdrawn stays withdrawn', async () => {
  const lines = [await put('mars', 'R1'), await put('mars corrigé', 'R2', 'R1')]
  await bring(lines)
  const owner = { siret: alice.siret }
  await withdrawDocument(portal.deps, { owner, document: { reference: 'R2' }, reason: 'Erreur.' })
  const before = await listed()
  expect((await bring(lines)).tally).toMatchObject({ new: 0, same: 2, rejected: 0 })
  expect(await listed()).toEqual(before)
})

function bring(lines: readonly string[], how: { dryRun?: boolean } = {}) {
  const header = 'siret;fichier;sha256;type;thème;description;date;référence;remplace'
  return importLines(portal, 'documents', [header, ...lines, ''].join('\n'), how)
}

async function put(name: string, reference = '', replaces = '', siret = alice.siret) {
  const content = `%PDF-1.7 ${name}`
  const hash = createHash('sha256').update(content).digest('hex')
  await writeFile(join(portal.folder, 'documents', `${name}.pdf`), content)
  return [
    siret,
    `${name}.pdf`,
    hash,
    'relevé',
    'cotisation',
    name,
    '01/02/2026',
    reference,
    replaces,
  ].join(';')
}

/** By description, in the order of the alphabet. */
async function listed() {
  const answer = await (await portal.logIn(alice)).get('/api/documents')
  const { documents } = documentListSchema.parse(await answer.json())
  return documents.sort(
    (a, b) =>
      a.description.length - b.description.length || a.description.localeCompare(b.description),
  )
}
