import { randomBytes } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { readCsv } from '../../support/read-csv.ts'
import { storeFile, storeRequest, type StoredRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const asPage = { 'sec-fetch-dest': 'document', accept: 'text/html' }

let portal: TestApp
let browser: Browser
let request: StoredRequest

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  request = await storeRequest(portal, alice)
})
afterEach(() => portal.close())

test('a checked file comes back byte for byte, to be saved and never shown', async () => {
  const content = randomBytes(100_000)
  const { id } = await stored({ name: 'relevé "été".html', content })
  const answer = await browser.get(pathOf(id))
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': '100000',
    'content-disposition':
      'attachment; filename="releve _ete_.html"; ' +
      `filename*=UTF-8''relev%C3%A9%20%22%C3%A9t%C3%A9%22.html`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  })
})

test.each([
  ['pending', 'en cours d’analyse'],
  ['infected', 'un virus'],
] as const)('a file that is %s does not leave', async (state, words) => {
  const { id } = await stored({ state })
  const answer = await browser.get(pathOf(id))
  expect([answer.status, await answer.json()]).toMatchObject([
    409,
    { title: expect.stringContaining(words) as string },
  ])
  const page = await browser.get(pathOf(id), asPage)
  const address = `/espace/demandes/${request.reference}?fichier`
  expect([page.status, page.headers.get('location')]).toEqual([303, address])
})

test('nothing of a damaged file leaves', async () => {
  const { id, blobId } = await stored({})
  await appendFile(join(portal.folder, 'files/kept', blobId), 'x')
  const answer = await browser.get(pathOf(id))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('bordereau')
})

test('a link followed without being signed in leads to the login', async () => {
  for (const path of [pathOf('x'), '/api/requests/export.csv']) {
    const answer = await portal.visitor().get(path, asPage)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/connexion?suite=demandes',
    ])
  }
})

test('the table holds the filtered requests, newest first, in Paris time', async () => {
  const sentAt = new Date('2026-03-28T23:30:00Z')
  await storeRequest(portal, alice, { object: '=1+1;"x"', theme: 'accidents', sentAt })
  await storeRequest(portal, bob, { theme: 'accidents' })
  const answer = await browser.get('/api/requests/export.csv?theme=accidents')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="mes-demandes-2026-03-02.csv"',
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(readCsv(bytes)).toEqual([
    [
      'Référence',
      'Nature',
      'Thème',
      'Objet',
      'État',
      'Envoyée le',
      'Dernière nouvelle le',
      'Fichiers',
      'Messages non lus',
    ],
    [
      expect.stringMatching(/^E26-/),
      'Question',
      'Accidents',
      `'=1+1;"x"`,
      'Enregistrée',
      '29/03/2026 00:30',
      '29/03/2026 00:30',
      '0',
      '0',
    ],
  ])
})

test('a table of many requests is read page by page; what comes meanwhile moves nothing', async () => {
  const sentAt = portal.clock.now()
  for (let rank = 0; rank < 450; rank++) {
    await storeRequest(portal, alice, { object: String(rank), sentAt })
  }
  const answer = await browser.get('/api/requests/export.csv')
  const reader = answer.body?.getReader()
  const chunks = [await reader?.read(), await reader?.read()]
  portal.clock.advance({ minutes: 1 })
  for (let rank = 0; rank < 10; rank++) await storeRequest(portal, alice, { object: 'Nouvelle' })
  while (chunks.at(-1)?.done === false) chunks.push(await reader?.read())
  const bytes = Buffer.concat(chunks.flatMap((chunk) => chunk?.value ?? []))
  const objects = readCsv(bytes)
    .slice(1)
    .map(([, , , object]) => object)
  expect(objects.toSorted()).toEqual([...Array(450).keys(), 'Objet'].map(String).toSorted())
})

function stored(facts: { name?: string; content?: Buffer; state?: 'pending' | 'infected' }) {
  return storeFile(portal, alice, { requestId: request.id, ...facts })
}

function pathOf(id: string): string {
  return `/api/requests/${request.reference}/files/${id}`
}
