import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceForms } from '../../../api/src/forms/form-store.ts'
import type { BlobId } from '../../../api/src/platform/blobs/index.ts'
import { createId, sha256 } from '../../../api/src/platform/tokens.ts'
import { makeBlankForm } from '../../support/blank-forms.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { openDesk, type Desk } from '../../support/desk.ts'
import { publishTo } from '../../support/publish.ts'
import { readZip } from '../../support/read-zip.ts'
import { storeFile } from '../../support/stored-request.ts'

const content = Buffer.from('%PDF-1.7 MARQUE du dossier')
const sentence = 'Ce document ne peut pas être ouvert pour le moment. L’Enim est prévenue.'

let desk: Desk
let holder: Browser
let agent: Browser
let reference: string
let fileId: string
let documentId: string

beforeEach(async () => {
  desk = await openDesk()
  const { portal } = desk
  holder = await portal.logIn(alice)
  agent = await desk.as(desk.agathe)
  const request = await desk.insert()
  reference = request.reference
  const stored = await storeFile(portal, alice, { requestId: request.id, content })
  fileId = stored.id
  await publishTo(portal, alice, { content, fileName: 'attestation.pdf' })
  const [document] = await portal.deps.database.read('SELECT id FROM documents')
  documentId = document?.['id'] as string
})
afterEach(() => desk.close())

/** Each address that gives a stored file, as the api describes it. */
const routes = {
  '/api/documents/{id}/file': () => holder.get(`/api/documents/${documentId}/file`),
  '/api/requests/{reference}/files/{id}': () =>
    holder.get(`/api/requests/${reference}/files/${fileId}`),
  '/api/desk/requests/{reference}/files/{id}': () =>
    agent.get(`/api/desk/requests/${reference}/files/${fileId}`),
  '/api/desk/requests/{reference}/files/{id}/view': () =>
    agent.get(`/api/desk/requests/${reference}/files/${fileId}/view`),
}

const archives = {
  '/api/requests/{reference}/archive': () => holder.get(`/api/requests/${reference}/archive`),
  '/api/account/export': () => holder.get('/api/account/export'),
  '/api/whole-file': () => holder.get('/api/whole-file'),
}

/** The official PDF, filled in as it is asked for. */
const filled = {
  '/api/forms/{slug}/prefilled.pdf': () => holder.get('/api/forms/marque/prefilled.pdf'),
  '/api/forms/{slug}/filled.pdf': () => holder.get('/api/forms/marque/filled.pdf'),
}

/** Made as they are asked for, of what the database holds. */
const made = /\.csv$|\/calendar(\/|$)/

test('each address that gives a file is tried here, unless it makes its file', async () => {
  const answer = await holder.get('/api/openapi.json')
  const { paths } = (await answer.json()) as { paths: Record<string, { get?: Described }> }
  const given = Object.entries(paths).filter(
    ([path, { get }]) => get && !made.test(path) && givesFile(get),
  )
  const tried = Object.keys({ ...routes, ...archives, ...filled })
  expect(given.length).toBeGreaterThan(4)
  expect(given.map(([path]) => path).filter((path) => !tried.includes(path))).toEqual([])
})

test('no stored file is read but through the check, except to be looked at for a virus', async () => {
  const source = fileURLToPath(new URL('../../../api/src', import.meta.url))
  const readers: string[] = []
  for (const path of await readdir(source, { recursive: true })) {
    if (!path.endsWith('.ts') || path.startsWith('platform/blobs/')) continue
    const code = await readFile(join(source, path), 'utf8')
    if (/blobs\.(get|read)\(/.test(code)) readers.push(path)
  }
  expect(readers).toEqual(['requests/scan.ts'])
})

test.each(Object.entries(routes))('%s with one bit changed never leaves', async (_, ask) => {
  expect(await (await ask()).text()).toContain('MARQUE')
  await changeEveryBlob(flipOneBit)
  const answer = await ask()
  expect([answer.status, await answer.json()]).toMatchObject([
    500,
    { type: 'damaged-file', title: sentence },
  ])
  expect(desk.portal.logged).toContainEqual(expect.objectContaining({ msg: 'file-damaged' }))
  await expect.poll(alarms).toBe(1)
})

test.each(Object.entries(archives))('%s leaves a note instead of the file', async (_, ask) => {
  await changeEveryBlob(flipOneBit)
  const entries = readZip(Buffer.from(await (await ask()).arrayBuffer()))
  const files = [...entries.values()].map((entry) => entry.toString('latin1'))
  expect(files.join('')).not.toContain('MARQUE')
  expect([...entries.keys()].some((path) => path.endsWith(' - absent.txt'))).toBe(true)
  await expect.poll(alarms).toBeGreaterThan(0)
})

test.each(Object.entries(filled))('%s is not made of a damaged form', async (_, ask) => {
  await mirrorForm()
  await flipOneBit(join(desk.portal.folder, 'files', 'kept', 'form'))
  expect(await (await ask()).json()).toMatchObject({ type: 'damaged-file', title: sentence })
  await expect.poll(alarms).toBe(1)
})

test.each(Object.entries(routes))('%s whose file is gone is told the same', async (_, ask) => {
  await changeEveryBlob((path) => rm(path))
  expect(await (await ask()).json()).toMatchObject({ title: sentence })
  await expect.poll(alarms).toBe(1)
})

test('a store that does not answer raises no alarm', async () => {
  const { blobs } = desk.portal.deps
  const isAway = () => Promise.reject(new Error('the store is away'))
  Object.assign(blobs, { get: isAway, read: isAway })
  expect((await routes['/api/requests/{reference}/files/{id}']()).status).toBe(500)
  expect(JSON.stringify(desk.portal.logged)).not.toContain('file-damaged')
})

test('the alarm is in the journal once a day for each file, however often it is asked for', async () => {
  await changeEveryBlob(flipOneBit)
  await Promise.all(
    Array.from({ length: 5 }, () => routes['/api/requests/{reference}/files/{id}']()),
  )
  await routes['/api/desk/requests/{reference}/files/{id}']()
  await expect.poll(alarms).toBe(1)
  await routes['/api/documents/{id}/file']()
  await expect.poll(alarms).toBe(2)
  desk.portal.clock.advance({ hours: 25 })
  holder = await desk.portal.logIn(alice)
  await routes['/api/requests/{reference}/files/{id}']()
  await expect.poll(alarms).toBe(3)
})

test('whoever follows the link of a damaged file is led back to its page, which says so', async () => {
  await changeEveryBlob(flipOneBit)
  const asPage = { 'sec-fetch-dest': 'document', accept: 'text/html' }
  const file = await holder.get(`/api/requests/${reference}/files/${fileId}`, asPage)
  expect(file.headers.get('location')).toBe(`/espace/demandes/${reference}?illisible`)
  const document = await holder.get(`/api/documents/${documentId}/file`, asPage)
  expect(document.headers.get('location')).toBe('/espace/obtenir?absent=illisible')
})

interface Described {
  responses: Record<string, { content?: Record<string, unknown> }>
}

function givesFile({ responses }: Described): boolean {
  const types = Object.keys(responses['200']?.content ?? {})
  return types.length > 0 && !types.includes('application/json')
}

/** A form whose PDF is the blob `form`, never asked for before. */
async function mirrorForm(): Promise<void> {
  const { deps, folder } = desk.portal
  const bytes = Buffer.from(await makeBlankForm({ title: createId() }))
  await writeFile(join(folder, 'files', 'kept', 'form'), bytes)
  const form = {
    slug: 'marque',
    title: 'Demande',
    version: '2026-01',
    themeSlug: 'cotisation',
    themeName: 'Cotisation',
    settings: [],
    media: '1',
    blobId: 'form' as BlobId,
    sha256: sha256(bytes),
    fileId: 'form',
    unusable: null,
    fields: [],
  }
  await deps.database.write(replaceForms([form]))
}

async function alarms(): Promise<number> {
  const { database } = desk.portal.deps
  return (await database.read(`SELECT 1 FROM journal WHERE event = 'file-damaged'`)).length
}

async function changeEveryBlob(change: (path: string) => Promise<void>): Promise<void> {
  const rows = await desk.portal.deps.database.read(
    'SELECT blob_id FROM files UNION ALL SELECT blob_id FROM documents',
  )
  for (const row of rows) {
    await change(join(desk.portal.folder, 'files', 'kept', row['blob_id'] as string))
  }
}

async function flipOneBit(path: string): Promise<void> {
  const bytes = await readFile(path)
  const middle = bytes.length >> 1
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  await writeFile(path, bytes)
}
