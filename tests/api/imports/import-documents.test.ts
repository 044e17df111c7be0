import { createHash } from 'node:crypto'
import { mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepRequests } from '../../../api/src/requests/sweep.ts'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { importLines } from './support.ts'

let portal: TestApp
let folder: string

beforeEach(async () => {
  portal = await createTestApp()
  folder = join(portal.folder, 'documents')
  await mkdir(join(folder, '2026'), { recursive: true })
})
afterEach(() => portal.close())

test('a PDF of the folder is put online for its employer alone, byte for byte', async () => {
  const line = await put('2026/bulletin.pdf', '%PDF-1.7 bulletin')
  expect((await importLines(portal, 'documents', [line])).tally.new).toBe(1)
  const browser = await portal.logIn(alice)
  const { documents } = (await (await browser.get('/api/documents')).json()) as {
    documents: { id: string }[]
  }
  expect(documents).toMatchObject([
    {
      kind: 'bulletin',
      description: 'Bulletin de situation',
      theme: { slug: 'cotisation' },
      publishedAt: '2026-02-01T08:00:00.000Z',
    },
  ])
  const path = `/api/documents/${documents[0]?.id ?? ''}/file`
  expect(await (await browser.get(path)).text()).toBe('%PDF-1.7 bulletin')
  expect((await (await portal.logIn(bob)).get(path)).status).toBe(404)
})

test('the same folder again brings nothing, even once its files are gone', async () => {
  const lines = [await put('a.pdf', '%PDF-1.7 a'), await put('b.pdf', '%PDF-1.7 b')]
  expect((await importLines(portal, 'documents', lines)).tally).toMatchObject({ new: 2 })
  await truncate(join(folder, 'a.pdf'))
  expect((await importLines(portal, 'documents', lines)).tally).toMatchObject({ new: 0, same: 2 })
  expect(await countRows(portal.deps, 'documents')).toBe(2)
})

test('each faulty line is left out with its reason, the others go in', async () => {
  await writeFile(join(portal.folder, 'outside.pdf'), '%PDF-1.7 secret')
  await symlink(join(portal.folder, 'outside.pdf'), join(folder, 'link.pdf'))
  await symlink(portal.folder, join(folder, 'linked'))
  await mkdir(join(folder, 'folder.pdf'))
  await writeFile(join(folder, 'huge.pdf'), '%PDF-1.7')
  await truncate(join(folder, 'huge.pdf'), 200 * 1024 * 1024)
  const good = await put('good.pdf', '%PDF-1.7 good')
  const outside = hashOf('%PDF-1.7 secret')
  const { tally, rejects } = await importLines(portal, 'documents', [
    good,
    good,
    line('missing.pdf', hashOf('x')),
    line('good.pdf', hashOf('x')),
    line('../outside.pdf', outside),
    line(join(portal.folder, 'outside.pdf'), outside),
    line('..\\outside.pdf', outside),
    line('link.pdf', outside),
    line('linked/outside.pdf', hashOf('y')),
    line('folder.pdf', hashOf('z')),
    await put('empty.pdf', ''),
    await put('word.pdf', 'PK nothing of a PDF'),
    await put('text.txt', '%PDF-1.7 text'),
    await put('unknown.pdf', '%PDF-1.7 u', { siret: unknownSiret }),
    line('good.pdf', 'abc'),
    await put('type.pdf', '%PDF-1.7 t', { kind: 'facture' }),
    await put('theme.pdf', '%PDF-1.7 th', { theme: 'Météo' }),
    await put('late.pdf', '%PDF-1.7 l', { day: '03/03/2026' }),
    await put('other.pdf', '%PDF-1.7 o', { theme: 'Cotisation', kind: 'RELEVE' }),
    line('huge.pdf', hashOf('h')),
  ])
  expect(rejects).toEqual([
    '3;;déjà plus haut dans ce fichier',
    '4;fichier;le fichier manque',
    '5;sha256;le fichier n’a pas cette empreinte',
    '6;fichier;le chemin doit rester dans le dossier',
    '7;fichier;le chemin doit rester dans le dossier',
    '8;fichier;le chemin doit rester dans le dossier',
    '9;fichier;c’est un lien, et non un fichier du dossier',
    '10;fichier;c’est un lien, et non un fichier du dossier',
    '11;fichier;ce n’est pas un fichier',
    '12;fichier;le fichier est vide',
    '13;fichier;ce n’est pas un PDF',
    '14;fichier;ce n’est pas un PDF',
    '15;siret;aucun employeur n’a ce SIRET',
    '16;sha256;une empreinte SHA-256 comporte 64 chiffres hexadécimaux',
    '17;type;les valeurs admises sont attestation, bulletin, relevé, décision, échéancier, notification, courrier',
    expect.stringMatching(/^18;thème;les thèmes sont .*Cotisation/) as string,
    '19;date;cette date est dans le futur',
    '21;fichier;le fichier dépasse 25\u00a0Mo',
  ])
  expect(tally).toMatchObject({ new: 2, rejected: 18 })
  expect(await countRows(portal.deps, 'documents')).toBe(2)
})

test('a file of more than 25 Mo is left out', async () => {
  const path = join(folder, 'large.pdf')
  await writeFile(path, '%PDF-1.7')
  await truncate(path, 25 * 1024 * 1024 + 1)
  const { rejects } = await importLines(portal, 'documents', [line('large.pdf', hashOf('l'))])
  expect(rejects).toEqual([expect.stringMatching(/^2;fichier;le fichier dépasse 25\sMo$/)])
})

test('an employer without an account receives nothing', async () => {
  await importLines(portal, 'employers', [`${siretOf(1)};Nom;4 quai;29000;Port;`])
  const line = await put('a.pdf', '%PDF-1.7 a', { siret: siretOf(1) })
  const { rejects } = await importLines(portal, 'documents', [line])
  expect(rejects).toEqual(['2;siret;cet employeur n’a pas de compte'])
})

test('what is refused leaves nothing behind', async () => {
  const line = await put('good.pdf', '%PDF-1.7 good')
  await importLines(portal, 'documents', [line.replace(';bulletin;', ';facture;'), line])
  expect(await readdir(join(portal.folder, 'files', 'kept'))).toHaveLength(1)
  expect(await readdir(join(portal.folder, 'files', 'temporary'))).toEqual([])
  expect(await countRows(portal.deps, 'announced_blobs')).toBe(0)
})

test('a try counts and publishes nothing', async () => {
  const line = await put('good.pdf', '%PDF-1.7 good')
  const { tally } = await importLines(portal, 'documents', [line], { dryRun: true })
  expect(tally.new).toBe(1)
  expect(await countRows(portal.deps, 'documents')).toBe(0)
  expect(await readdir(join(portal.folder, 'files', 'kept'))).toEqual([])
})

test('a copy that no document came to name is swept away, and the import goes on', async () => {
  const line = await put('good.pdf', '%PDF-1.7 good')
  const keep = portal.deps.blobs.put.bind(portal.deps.blobs)
  portal.deps.blobs.put = async (file) => {
    await keep(file)
    throw new Error('the power is cut')
  }
  await expect(importLines(portal, 'documents', [line])).rejects.toThrow('the power is cut')
  portal.deps.blobs.put = keep
  const kept = () => readdir(join(portal.folder, 'files', 'kept'))
  expect(await kept()).toHaveLength(1)
  portal.clock.advance({ hours: 25 })
  await sweepRequests(portal.deps)
  expect(await kept()).toEqual([])
  expect((await importLines(portal, 'documents', [line])).tally.new).toBe(1)
  portal.clock.advance({ hours: 25 })
  await sweepRequests(portal.deps)
  expect(await kept()).toHaveLength(1)
})

test('a file that changes after it was checked is not put online', async () => {
  const line = await put('good.pdf', '%PDF-1.7 good')
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = async (statements) => {
    await writeFile(join(folder, 'good.pdf'), '%PDF-1.7 evil')
    return write(statements)
  }
  await expect(importLines(portal, 'documents', [line])).rejects.toThrow('vient de changer')
  expect(await countRows(portal.deps, 'documents')).toBe(0)
  expect(await readdir(join(portal.folder, 'files', 'kept'))).toEqual([])
})

test('two imports of one folder at the same time put each file online once', async () => {
  const lines = await Promise.all(
    Array.from({ length: 8 }, (_, index) => put(`${index}.pdf`, `%PDF-1.7 ${index}`)),
  )
  await Promise.all([
    importLines(portal, 'documents', lines),
    importLines(portal, 'documents', lines),
    importLines(portal, 'documents', lines),
  ])
  expect(await countRows(portal.deps, 'documents')).toBe(8)
})

/** Writes a file of the folder; gives its line of the manifest. */
async function put(file: string, content: string, changes: Parameters<typeof line>[2] = {}) {
  await writeFile(join(folder, file), content)
  return line(file, hashOf(content), changes)
}

function line(
  file: string,
  sha256: string,
  changes: { siret?: string; kind?: string; theme?: string; day?: string } = {},
): string {
  const { siret = alice.siret, kind = 'bulletin', theme = 'cotisation', day } = changes
  return `${siret};${file};${sha256};${kind};${theme};Bulletin de situation;${day ?? '01/02/2026'}`
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
