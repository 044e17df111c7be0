import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

const routes = {
  'a personal document': () => holder.get(`/api/documents/${documentId}/file`),
  'a sent file': () => holder.get(`/api/requests/${reference}/files/${fileId}`),
  'a file saved by an agent': () => agent.get(`/api/desk/requests/${reference}/files/${fileId}`),
  'a file shown to an agent': () =>
    agent.get(`/api/desk/requests/${reference}/files/${fileId}/view`),
}

const archives = {
  'the archive of a request': () => holder.get(`/api/requests/${reference}/archive`),
  'all that is held on an account': () => holder.get('/api/account/export'),
}

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

test.each(Object.entries(routes))('%s whose file is gone is told the same', async (_, ask) => {
  await changeEveryBlob((path) => rm(path))
  expect(await (await ask()).json()).toMatchObject({ title: sentence })
  await expect.poll(alarms).toBe(1)
})

test('a store that does not answer raises no alarm', async () => {
  desk.portal.deps.blobs.get = () => Promise.reject(new Error('the store is away'))
  expect((await routes['a sent file']()).status).toBe(500)
  expect(JSON.stringify(desk.portal.logged)).not.toContain('file-damaged')
})

test('the alarm is in the journal once a day for each file, however often it is asked for', async () => {
  await changeEveryBlob(flipOneBit)
  await Promise.all(Array.from({ length: 5 }, () => routes['a sent file']()))
  await routes['a file saved by an agent']()
  await expect.poll(alarms).toBe(1)
  await routes['a personal document']()
  await expect.poll(alarms).toBe(2)
  desk.portal.clock.advance({ hours: 25 })
  holder = await desk.portal.logIn(alice)
  await routes['a sent file']()
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
