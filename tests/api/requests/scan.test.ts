import { once } from 'node:events'
import { createServer } from 'node:net'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestSchema } from 'content-types'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { startScanning } from '../../../api/src/requests/index.ts'
import { scanDueFiles } from '../../../api/src/requests/scan.ts'
import { createAntivirus } from '../../../api/src/platform/antivirus.ts'
import { chunk, png } from '../../fixtures/files/images.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { startClamd } from '../../support/start-clamd.ts'
import { virusMark } from '../../support/virus-mark.ts'

const picture = {
  name: 'photo.png',
  bytes: png(createRandom(1), { more: [chunk('tEXt', Buffer.from(`Comment\0${virusMark}`))] }),
}

let clamd: Awaited<ReturnType<typeof startClamd>>
let portal: ServedApp
let browser: Browser

beforeAll(async () => {
  clamd = await startClamd(join(tmpdir(), `enim-clamd-${String(process.pid)}`))
})
afterAll(() => clamd.stop())
afterEach(() => portal.close())

/** Sends a clean file and an infected one; answers the reference. */
async function depositWith(clamdUrl: string | undefined): Promise<string> {
  portal = await serveTestApp({ antivirus: createAntivirus(clamdUrl) })
  browser = await portal.logIn(alice)
  const answer = await portal.send(browser, depositForm({ files: [pdf('sain.pdf'), picture] }))
  return ((await answer.json()) as { reference: string }).reference
}

async function statesOf(reference: string): Promise<string[]> {
  const request = requestSchema.parse(
    await (await browser.get(`/api/requests/${reference}`)).json(),
  )
  return request.files.map(({ name, state }) => `${name}: ${state}`)
}

const pending = ['sain.pdf: pending', 'photo.png: pending']
const settled = ['sain.pdf: clean', 'photo.png: infected']

test('files are pending until the antivirus has judged them', async () => {
  const reference = await depositWith(clamd.url)
  expect(await statesOf(reference)).toEqual(pending)
  await scanDueFiles(portal.deps)
  expect(await statesOf(reference)).toEqual(settled)
})

test('the employer is told which file is infected, once', async () => {
  const reference = await depositWith(clamd.url)
  await scanDueFiles(portal.deps)
  await scanDueFiles(portal.deps)
  await portal.deliver()
  const mails = portal.mailbox
    .mailsTo(alice.email)
    .filter(({ subject }) => subject?.includes('refusé'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('photo.png')
  expect(mails[0]?.text).toContain(reference)
  expect(mails[0]?.text).not.toContain('sain.pdf')
})

test('files are judged as soon as they are stored', async () => {
  portal = await serveTestApp({ antivirus: createAntivirus(clamd.url) })
  browser = await portal.logIn(alice)
  const scanning = startScanning(portal.deps)
  const answer = await portal.send(browser, depositForm({ files: [pdf('sain.pdf'), picture] }))
  const { reference } = (await answer.json()) as { reference: string }
  await expect.poll(() => statesOf(reference), { timeout: 5_000 }).toEqual(settled)
  await scanning.stop()
})

test('without an antivirus every file stays pending', async () => {
  const reference = await depositWith(undefined)
  await scanDueFiles(portal.deps)
  expect(await statesOf(reference)).toEqual(pending)
})

test('an antivirus that is down leaves files pending, and is asked again ever later', async () => {
  const reference = await depositWith('tcp://127.0.0.1:9')
  const tries = async () => {
    await scanDueFiles(portal.deps)
    const rows = await portal.deps.database.read('SELECT scan_tries AS tries FROM files LIMIT 1')
    return rows[0]?.['tries']
  }
  expect(await tries()).toBe(1)
  expect(await tries()).toBe(1)
  portal.clock.advance({ seconds: 15 })
  expect(await tries()).toBe(2)
  portal.clock.advance({ seconds: 29 })
  expect(await tries()).toBe(2)
  portal.clock.advance({ seconds: 1 })
  expect(await tries()).toBe(3)
  expect(await statesOf(reference)).toEqual(pending)
  portal.clock.advance({ minutes: 10 })
  await scanDueFiles({ ...portal.deps, antivirus: createAntivirus(clamd.url) })
  expect(await statesOf(reference)).toEqual(settled)
})

test.each(['', 'stream: OK maybe\0', 'INSTREAM size limit exceeded. ERROR\0', 'OK\0'])(
  'an antivirus that answers %j judges nothing',
  async (words) => {
    const liar = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(words))
    })
    liar.listen(0, '127.0.0.1')
    await once(liar, 'listening')
    const { port } = liar.address() as AddressInfo
    const reference = await depositWith(`tcp://127.0.0.1:${String(port)}`)
    await scanDueFiles(portal.deps)
    expect(await statesOf(reference)).toEqual(pending)
    liar.close()
  },
)

test('a stored file that was damaged is not judged', async () => {
  const reference = await depositWith(clamd.url)
  const rows = await portal.deps.database.read('SELECT blob_id AS id FROM files WHERE position = 0')
  await writeFile(join(portal.folder, 'files/kept', z.string().parse(rows[0]?.['id'])), 'abîmé')
  await scanDueFiles(portal.deps)
  expect(await statesOf(reference)).toEqual(['sain.pdf: pending', 'photo.png: infected'])
})
