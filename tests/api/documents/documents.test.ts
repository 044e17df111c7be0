import { documentListSchema } from 'content-types'
import { randomBytes } from 'node:crypto'
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publishDocument } from '../../../api/src/documents/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)])

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a document comes back byte for byte, to be shown in its own tab', async () => {
  await publish({ description: 'Attestation', fileName: 'attestation été « 1 ».pdf' })
  const [document] = (await list()).documents
  const answer = await browser.get(`/api/documents/${document?.id ?? ''}/file`)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(pdf.length),
    'content-disposition':
      'inline; filename="attestation ete _ 1 _.pdf"; ' +
      "filename*=UTF-8''attestation%20%C3%A9t%C3%A9%20%C2%AB%201%20%C2%BB.pdf",
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) as string,
  })
})

test('documents are listed newest first, with their theme', async () => {
  await publish({ description: 'older', publishedAt: new Date('2026-01-01T00:00:00Z') })
  await publish({ description: 'newer', themeSlug: 'accidents' })
  const { documents, total } = await list()
  expect(total).toBe(2)
  expect(documents).toMatchObject([
    { description: 'newer', theme: { slug: 'accidents', name: 'Accidents' }, bytes: pdf.length },
    { description: 'older', publishedAt: '2026-01-01T00:00:00.000Z', kind: 'attestation' },
  ])
})

test('the theme filter gives exactly the documents of the theme', async () => {
  await publish({ description: 'one', themeSlug: 'cotisation' })
  await publish({ description: 'two', themeSlug: 'accidents' })
  expect((await list('?theme=accidents')).documents).toMatchObject([{ description: 'two' }])
  expect(await list('?theme=declaration')).toEqual({
    documents: [],
    page: 1,
    pages: 1,
    total: 0,
    kinds: [],
  })
})

test('long lists come in pages', async () => {
  for (let n = 0; n < 21; n++) await publish({ description: String(n) })
  const first = await list()
  const second = await list('?page=2')
  expect([first.documents.length, second.documents.length, second.pages]).toEqual([20, 1, 2])
  expect(new Set([...first.documents, ...second.documents].map(({ id }) => id)).size).toBe(21)
  expect((await browser.get('/api/documents?page=0')).status).toBe(422)
  expect((await browser.get('/api/documents?page=x')).status).toBe(422)
})

test('nobody sees or opens the document of another, as if it did not exist', async () => {
  await publish({ description: 'of Alice' })
  const [document] = (await list()).documents
  for (const person of [bob, charlie]) {
    const stranger = await portal.logIn(person)
    expect(await (await stranger.get('/api/documents')).json()).toMatchObject({ total: 0 })
    const foreign = await stranger.get(`/api/documents/${document?.id ?? ''}/file`)
    const unknown = await stranger.get('/api/documents/AAAAAAAAAAAAAAAAAAAAAA/file')
    expect(foreign.status).toBe(404)
    expect(await everything(foreign)).toEqual(await everything(unknown))
  }
})

test('a damaged file is refused before its first byte, and logged', async () => {
  await publish({ description: 'damaged' })
  const [document] = (await list()).documents
  const [row] = await portal.deps.database.read('SELECT blob_id FROM documents')
  await appendFile(join(portal.folder, 'files', 'kept', row?.['blob_id'] as string), 'x')
  const answer = await browser.get(`/api/documents/${document?.id ?? ''}/file`)
  expect(answer.status).toBe(500)
  expect(JSON.stringify(portal.logged)).toContain('file-damaged')
})

test('HEAD tells the size and opens no file', async () => {
  await publish({ description: 'asked for' })
  const [document] = (await list()).documents
  const answer = await portal.app.request(`/api/documents/${document?.id ?? ''}/file`, {
    method: 'HEAD',
    headers: {
      'x-site-key': portal.deps.settings.siteKey,
      cookie: `__Host-session=${browser.cookies.get('__Host-session') ?? ''}`,
    },
  })
  expect(answer.headers.get('content-length')).toBe(String(pdf.length))
  expect(await answer.text()).toBe('')
})

async function publish(details: {
  description: string
  fileName?: string
  themeSlug?: string
  publishedAt?: Date
}): Promise<void> {
  const path = join(portal.folder, 'document.pdf')
  await writeFile(path, pdf)
  const { statements } = await publishDocument(portal.deps, path, {
    accountId: portal.accountOf(alice),
    kind: 'attestation',
    themeSlug: 'cotisation',
    fileName: 'document.pdf',
    publishedAt: portal.clock.now(),
    source: 'import',
    ...details,
  })
  await portal.deps.database.write(statements)
}

async function list(query = '') {
  const answer = await browser.get(`/api/documents${query}`)
  return documentListSchema.parse(await answer.json())
}

async function everything(answer: Response) {
  const headers = Object.fromEntries(answer.headers)
  delete headers['x-request-id']
  return { status: answer.status, headers, body: await answer.text() }
}
