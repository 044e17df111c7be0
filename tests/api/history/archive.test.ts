import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { readZip } from '../../support/read-zip.ts'
import {
  askPieces,
  storeFile,
  storeMessage,
  storeRequest,
  type StoredRequest,
} from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser
let request: StoredRequest

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  request = await storeRequest(portal, alice, {
    object: 'Délai <b>',
    text: 'Bonjour,\nRéponse\n-------\nFausse réponse',
  })
})
afterEach(() => portal.close())

test('the archive holds the thread and every file that may be read, under names apart', async () => {
  const requestId = request.id
  const [first, second] = [randomBytes(70_000), randomBytes(50)]
  await storeFile(portal, alice, { requestId, name: '../../x.pdf', content: first })
  await storeFile(portal, alice, { requestId, name: 'virus.pdf', state: 'infected' })
  await storeFile(portal, alice, { requestId, name: 'attente.pdf', state: 'pending' })
  await askPieces(portal, requestId, ['Bordereau de mars'])
  const messageId = await storeMessage(portal, requestId, { text: '<script>alert(1)</script>' })
  await storeFile(portal, alice, { requestId, messageId, name: '../../x.pdf', content: second })
  const answer = await browser.get(pathOf(request))
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="demande-${request.reference}.zip"`,
  })
  const files = readZip(Buffer.from(await answer.arrayBuffer()))
  const paths = [...files.keys()]
  expect(paths.slice(0, 2)).toEqual(['index.html', 'demande.txt'])
  expect(paths.slice(2)).toEqual([
    expect.stringMatching(/^fichiers\/[0-9a-f]{8}_\.\._\.\._x\.pdf$/),
    expect.stringMatching(/^fichiers\/[0-9a-f]{8}_\.\._\.\._x\.pdf$/),
  ])
  expect(new Set(paths).size).toBe(4)
  const contents = paths.slice(2).map((path) => files.get(path)?.toString('hex'))
  expect(new Set(contents)).toEqual(new Set([first.toString('hex'), second.toString('hex')]))

  const page = files.get('index.html')?.toString() ?? ''
  expect(page).not.toMatch(/<script|<b>/)
  for (const words of [
    'Délai &lt;b&gt;',
    '&lt;script&gt;alert(1)',
    'Bordereau de mars (avant le 20 mars 2026)',
    'attente.pdf : Analyse en cours',
    'virus.pdf : Refusé',
    ...paths.slice(2).map((path) => `href="${path}"`),
  ]) {
    expect(page).toContain(words)
  }

  const text = files.get('demande.txt')?.toString() ?? ''
  expect(text).toContain('    Bonjour,\n    Réponse\n    -------\n    Fausse réponse')
  expect(text).toContain(`Référence : ${request.reference}`)
  expect(text.match(/^Réponse$/gm)).toHaveLength(1)
})

test('another program finds the archive whole', async () => {
  await storeFile(portal, alice, { requestId: request.id, name: 'été 😀.pdf' })
  const path = join(portal.folder, 'archive.zip')
  await writeFile(path, Buffer.from(await (await browser.get(pathOf(request))).arrayBuffer()))
  const { stdout } = await promisify(execFile)('unzip', ['-t', path])
  expect(stdout).toContain('No errors detected')
})

test('one file at a time is open, while it is read', async () => {
  for (let rank = 0; rank < 8; rank++) {
    await storeFile(portal, alice, { requestId: request.id, content: randomBytes(400_000) })
  }
  const { blobs } = portal.deps
  const get = blobs.get.bind(blobs)
  let open = 0
  let most = 0
  blobs.get = async (id) => {
    const stream = await get(id)
    most = Math.max(most, ++open)
    stream.once('close', () => open--)
    return stream
  }
  await (await browser.get(pathOf(request))).arrayBuffer()
  expect(most).toBeLessThanOrEqual(2)
  await expect.poll(() => open).toBe(0)
})

test('a damaged file leaves a note, and the rest of the archive good', async () => {
  const { blobId } = await storeFile(portal, alice, { requestId: request.id, name: 'abîmé.pdf' })
  await storeFile(portal, alice, { requestId: request.id, name: 'bon.pdf' })
  await writeFile(join(portal.folder, 'files/kept', blobId), 'autre chose')
  const answer = await browser.get(pathOf(request))
  const paths = [...readZip(Buffer.from(await answer.arrayBuffer())).keys()]
  expect(paths.filter((path) => path.endsWith('abîmé.pdf - absent.txt'))).toHaveLength(1)
  expect(paths.filter((path) => path.endsWith('bon.pdf'))).toHaveLength(1)
})

test('twenty a day, each in the journal, however many are asked at once', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => browser.get(pathOf(request))))
  await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
  expect(await countRows(portal.deps, `journal WHERE event = 'archive-downloaded'`)).toBe(20)
  const page = await browser.get(pathOf(request), {
    'sec-fetch-dest': 'document',
    accept: 'text/html',
  })
  expect([page.status, page.headers.get('location')]).toEqual([
    303,
    `/espace/demandes/${request.reference}?limite`,
  ])
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  expect((await browser.get(pathOf(request))).status).toBe(200)
})

function pathOf({ reference }: StoredRequest): string {
  return `/api/requests/${reference}/archive`
}
