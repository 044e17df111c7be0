import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { depositSchema, limits, requestListSchema, requestSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { headersOf, serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { jpeg } from '../../fixtures/files/images.ts'
import { largeFile } from '../../fixtures/files/large-files.ts'
import { createRandom } from '../../fixtures/files/random.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const count = (table: string) => countRows(portal.deps, table)

async function sent(answer: Response): Promise<string> {
  expect(answer.status).toBe(201)
  return depositSchema.parse(await answer.json()).reference
}

test('a deposit is answered with its receipt', async () => {
  const answer = await portal.send(browser, depositForm())
  expect(answer.status).toBe(201)
  const { reference, location } = depositSchema.parse(await answer.json())
  expect(reference).toMatch(/^E26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(location).toBe(`/espace/demandes/${reference}?recu=1`)
})

test('a plain form is led to its receipt', async () => {
  const answer = await portal.send(browser, depositForm(), { as: 'page' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/espace\/demandes\/E26-\w{4}-\w{4}\?recu=1$/)
})

test('a request says what was sent, by whom, to which service', async () => {
  const files = [pdf('bordereau.pdf'), { name: 'photo.jpg', bytes: jpeg() }]
  const fields = { text: 'Voici.\r\nBien à vous.', object: 'Mars 2026' }
  const reference = await sent(await portal.send(browser, depositForm({ fields, files })))
  const request = requestSchema.parse(
    await (await browser.get(`/api/requests/${reference}`)).json(),
  )
  expect(request).toMatchObject({
    reference,
    kind: 'document',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    service: { name: 'Service Cotisation' },
    object: 'Mars 2026',
    text: 'Voici.\nBien à vous.',
    state: 'received',
    sentAt: '2026-03-02T09:00:00.000Z',
    fileCount: 2,
    email: alice.email,
    sender: { name: alice.name, siret: alice.siret, holder: alice.holder },
  })
  expect(
    request.files.map(({ name, bytes, sha256, state }) => ({ name, bytes, sha256, state })),
  ).toEqual(
    files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      state: 'pending',
    })),
  )
})

test('the files are kept byte for byte', async () => {
  const large = { name: 'scan.pdf', bytes: largeFile(createRandom(3), 'pdf', limits.fileBytes) }
  await sent(await portal.send(browser, depositForm({ files: [large] })))
  const [row] = await portal.deps.database.read('SELECT blob_id FROM files')
  const kept = await readFile(join(portal.folder, 'files/kept', z.string().parse(row?.['blob_id'])))
  expect(kept.equals(large.bytes)).toBe(true)
})

test('the object of a deposit without one is the beginning of its text', async () => {
  const text = `Bordereau de mars,\net la suite ${'très longue '.repeat(20)}`
  await sent(await portal.send(browser, depositForm({ fields: { text } })))
  const { requests } = requestListSchema.parse(await (await browser.get('/api/requests')).json())
  expect(requests[0]?.object).toMatch(/^Bordereau de mars, et la suite très longue .*…$/)
  expect(requests[0]?.object.length).toBeLessThanOrEqual(81)
})

test('a question needs no file, and may carry some', async () => {
  await sent(await portal.send(browser, questionForm()))
  await sent(await portal.send(browser, questionForm({ files: [pdf()] })))
  const { requests } = requestListSchema.parse(await (await browser.get('/api/requests')).json())
  expect(requests.map(({ kind, fileCount }) => [kind, fileCount])).toEqual(
    expect.arrayContaining([
      ['question', 0],
      ['question', 1],
    ]),
  )
})

test('the employer receives the accusé d’enregistrement', async () => {
  const file = pdf('bordereau <mars>.pdf')
  const reference = await sent(await portal.send(browser, depositForm({ files: [file] })))
  await portal.deliver()
  const [mail] = portal.mailbox.mailsTo(alice.email)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  expect(mail?.subject).toBe(`Accusé d’enregistrement ${reference}`)
  for (const words of [
    reference,
    'Reçu par voie électronique par l’Enim',
    '2 mars 2026 à 10:00:00 (UTC+01:00)',
    alice.name,
    '900 000 001 00017',
    alice.holder,
    alice.email,
    'Cotisation',
    'Service Cotisation',
    'Voici le bordereau de mars.',
    'bordereau <mars>.pdf',
    sha256,
    'Cet accusé d’enregistrement ne vaut pas accusé de réception',
  ]) {
    expect(mail?.text).toContain(words)
  }
  expect(mail?.html).toContain('bordereau &lt;mars&gt;.pdf')
})

test('the service of the theme is told, without what was written', async () => {
  const fields = {
    theme: 'accidents',
    text: 'Un texte confidentiel',
    object: 'Un objet confidentiel',
  }
  const reference = await sent(await portal.send(browser, depositForm({ fields })))
  await portal.deliver()
  const [notice] = portal.mailbox.mailsTo('accidents@service.example')
  expect(notice?.text).toContain(reference)
  expect(notice?.text).toContain(alice.name)
  expect(notice?.text).not.toMatch(/confidentiel|bordereau/)
})

test('a mail server that is down loses neither deposit nor mail', async () => {
  portal.mailbox.mood = { kind: 'answers', code: 451 }
  const reference = await sent(await portal.send(browser, depositForm()))
  await portal.deliver()
  portal.mailbox.mails.length = 0
  portal.mailbox.mood = { kind: 'accepts' }
  portal.clock.advance({ hours: 1 })
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)[0]?.subject).toContain(reference)
})

test('the same form sent again gets the same answer', async () => {
  const form = depositForm()
  const reference = await sent(await portal.send(browser, form))
  expect(await sent(await portal.send(browser, form))).toBe(reference)
  expect([await count('requests'), await count('outbox'), await count('files')]).toEqual([1, 2, 1])
})

test('the same form sent five times at once is one request, twenty times over', async () => {
  for (let round = 1; round <= 20; round++) {
    const form = depositForm({ files: [pdf('a.pdf'), pdf('b.pdf')] })
    const answers = await Promise.all(Array.from({ length: 5 }, () => portal.send(browser, form)))
    const references = await Promise.all(answers.map(sent))
    expect(new Set(references).size).toBe(1)
    expect([await count('requests'), await count('outbox'), await count('files')]).toEqual([
      round,
      round * 2,
      round * 2,
    ])
  }
})

test('a form changed after it was sent is another request', async () => {
  const form = depositForm()
  const reference = await sent(await portal.send(browser, form))
  const other = depositForm({ fields: { key: form.key, text: 'Un tout autre envoi.' } })
  expect(await sent(await portal.send(browser, other))).not.toBe(reference)
  const otherFile = depositForm({ fields: { key: form.key }, files: [pdf('avril.pdf')] })
  expect(await sent(await portal.send(browser, otherFile))).not.toBe(reference)
  expect(await count('requests')).toBe(3)
})

test('the same key of two employers is two requests', async () => {
  const form = depositForm()
  const reference = await sent(await portal.send(browser, form))
  expect(await sent(await portal.send(await portal.logIn(bob), form))).not.toBe(reference)
})

test('a request is found by its owner only, and otherwise as if it did not exist', async () => {
  const reference = await sent(await portal.send(browser, depositForm()))
  const stranger = await portal.logIn(bob)
  const foreign = await stranger.get(`/api/requests/${reference}`)
  const unknown = await stranger.get('/api/requests/E26-0000-0000')
  expect([foreign.status, unknown.status]).toEqual([404, 404])
  expect(await foreign.text()).toBe(await unknown.text())
  const list = requestListSchema.parse(await (await stranger.get('/api/requests')).json())
  expect(list).toEqual({ requests: [], page: 1, pages: 1, total: 0, unread: 0 })
})

test('the history comes newest first, by pages of 20', async () => {
  const references: string[] = []
  for (let number = 0; number < 21; number++) {
    references.unshift(
      await sent(await portal.send(browser, questionForm({ fields: { object: String(number) } }))),
    )
    portal.clock.advance({ seconds: 1 })
  }
  const first = requestListSchema.parse(await (await browser.get('/api/requests')).json())
  const second = requestListSchema.parse(await (await browser.get('/api/requests?page=2')).json())
  expect(first).toMatchObject({ page: 1, pages: 2, total: 21 })
  expect([...first.requests, ...second.requests].map(({ reference }) => reference)).toEqual(
    references,
  )
})

test('nobody who is not logged in reads anything', async () => {
  const visitor = portal.visitor()
  for (const path of ['/api/requests', '/api/requests/E26-0000-0000', '/api/drafts/x']) {
    expect((await visitor.get(path)).status).toBe(401)
  }
})

test('a form from another origin is refused before it is read', async () => {
  const headers = { ...headersOf(browser, 'page'), 'sec-fetch-site': 'cross-site' }
  const answer = await portal.send(browser, depositForm(), { headers })
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ type: 'foreign-origin' })
  expect([await count('requests'), await count('drafts')]).toEqual([0, 0])
})
