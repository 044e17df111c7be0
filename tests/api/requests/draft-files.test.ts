import { randomUUID } from 'node:crypto'
import { depositSchema, draftFileAddedSchema, limits } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { largeFile } from '../../fixtures/files/large-files.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { problemOf, putDraft, putFile } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { headersOf, serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { draftOf } from './refused.ts'

let portal: ServedApp
let browser: Browser
let key: string

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
  key = randomUUID()
})
afterEach(() => portal.close())

const put = (...files: Parameters<typeof putFile>[3][]) =>
  putFile(portal, browser, key, files.flat())
const count = (table: string) => countRows(portal.deps, table)

async function added(answer: Response, status = 201) {
  expect(answer.status).toBe(status)
  return draftFileAddedSchema.parse(await answer.json())
}

test('a file makes the draft that it joins', async () => {
  const fields = { kind: 'question', theme: 'accidents' }
  const { file, savedAt } = await added(await putFile(portal, browser, key, pdf('a.pdf'), fields))
  expect(file).toMatchObject({ name: 'a.pdf', bytes: pdf('a.pdf').bytes.length, sentBefore: null })
  expect(await draftOf(browser, key)).toMatchObject({ ...fields, text: '', files: [file], savedAt })
})

test('a file joins what is typed and changes nothing of it', async () => {
  const known = await putDraft(portal, browser, key, { kind: 'document', text: 'Bonjour' })
  portal.clock.advance({ minutes: 1 })
  const { savedAt } = await added(await put(pdf()))
  expect(await known.json()).toEqual({ savedAt })
  expect(await draftOf(browser, key)).toMatchObject({ text: 'Bonjour', files: [{}] })
})

test('the form is then sent without its files, and they are its own', async () => {
  const { bytes } = pdf('a.pdf')
  await added(await put({ name: 'a.pdf', bytes }))
  await added(await put(pdf('b.pdf')))
  const form = depositForm({ fields: { key }, files: [] })
  const answers = await Promise.all(Array.from({ length: 5 }, () => portal.send(browser, form)))
  const sent = await Promise.all(answers.map(async (one) => depositSchema.parse(await one.json())))
  expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1)
  expect(await count('files WHERE request_id IS NOT NULL')).toBe(2)
  expect([await count('files'), await count('drafts'), await count('requests')]).toEqual([2, 0, 1])
})

test('a form whose draft is emptied by a faster sending of it is that one', async () => {
  await added(await put(pdf()))
  const form = depositForm({ fields: { key }, files: [] })
  const { database } = portal.deps
  const read = database.read.bind(database)
  let faster: Promise<Response> | undefined
  database.read = async (sql, args) => {
    const rows = await read(sql, args)
    if (!faster && /FROM files\s+WHERE account_id|fingerprint = /.test(sql)) {
      faster = portal.send(browser, form)
      await faster
    }
    return rows
  }
  const slower = await portal.send(browser, form)
  expect(slower.status).toBe(201)
  expect(await slower.json()).toEqual(await (await faster)?.json())
})

test('the same file again is the same, also after a cut', async () => {
  const { file } = await added(await put(pdf()))
  expect((await added(await put(pdf()), 200)).file).toEqual(file)
  await added(await put({ ...pdf(), name: 'copie.pdf' }))
  expect(await count('files')).toBe(2)
})

test('A37: the same file sent five times at once joins once, twenty times over', async () => {
  for (let round = 1; round <= 20; round++) {
    const draft = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => putFile(portal, browser, draft, pdf())),
    )
    const files = await Promise.all(
      answers.map(async (answer) => draftFileAddedSchema.parse(await answer.json()).file.id),
    )
    expect(new Set(files).size).toBe(1)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    expect(await countRows(portal.deps, 'files WHERE form_key = ?', [draft])).toBe(1)
  }
})

test('of twenty files at once, ten join', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => put(pdf(`${String(index)}.pdf`))),
  )
  const refusals = answers.filter(({ status }) => status !== 201)
  expect(refusals).toHaveLength(10)
  for (const answer of refusals) {
    const { status, errors } = await problemOf(answer)
    expect([status, errors[0]?.message]).toEqual([
      422,
      expect.stringContaining('au plus 10 fichiers'),
    ])
  }
  expect(await count('files')).toBe(10)
})

test('a file that may not be sent is refused by its name, and makes no draft', async () => {
  const program = { name: 'facture.pdf', bytes: Buffer.from('MZ, un programme') }
  const answer = await problemOf(await put(program))
  expect(answer).toMatchObject({
    status: 422,
    type: 'invalid-input',
    errors: [{ field: 'files', file: 'facture.pdf' }],
  })
  expect(answer.errors[0]?.message).toContain('n’est pas un document PDF')
  expect([await count('drafts'), await count('announced_blobs')]).toEqual([0, 0])
})

test('a file that is too large is refused with its size', async () => {
  const bytes = largeFile(createRandom(1), 'pdf', limits.fileBytes + 1024 * 1024)
  const { errors } = await problemOf(await put({ name: 'plan.pdf', bytes }))
  expect(errors[0]?.file).toBe('plan.pdf')
  expect(errors[0]?.message).toContain('pèse 6 Mo')
})

test('one file comes at a time, and there is one', async () => {
  for (const files of [[], [pdf('a.pdf'), pdf('b.pdf')]]) {
    expect((await put(files)).status).toBe(422)
  }
  expect(await count('files')).toBe(0)
})

test('a file for a form that was sent is refused', async () => {
  await portal.send(browser, depositForm({ fields: { key } }))
  expect(await problemOf(await put(pdf('tard.pdf')))).toMatchObject({
    status: 409,
    type: 'wrong-step',
  })
  expect([await count('drafts'), await count('files')]).toEqual([0, 1])
})

test('a file that comes while the form is sent is in the request, or refused', async () => {
  for (let round = 0; round < 20; round++) {
    const draft = randomUUID()
    await putFile(portal, browser, draft, pdf('a.pdf'))
    const [answer, late] = await Promise.all([
      portal.send(browser, depositForm({ fields: { key: draft }, files: [] })),
      putFile(portal, browser, draft, pdf('b.pdf')),
    ])
    const { reference } = depositSchema.parse(await answer.json())
    const inRequest = await countRows(
      portal.deps,
      'files f JOIN requests r ON r.id = f.request_id WHERE r.reference = ?',
      [reference],
    )
    expect([late.status, inRequest]).toEqual(inRequest === 2 ? [201, 2] : [409, 1])
    expect(await count('files WHERE request_id IS NULL')).toBe(0)
  }
})

test('a file that was sent before is pointed out', async () => {
  const answer = await portal.send(browser, depositForm({ files: [pdf('mars.pdf')] }))
  const { reference } = depositSchema.parse(await answer.json())
  const before = { reference, sentAt: '2026-03-02T09:00:00.000Z' }
  const again = { ...pdf('mars.pdf'), name: 'copie.pdf' }
  expect((await added(await put(again))).file.sentBefore).toEqual(before)
  expect((await draftOf(browser, key)).files).toMatchObject([{ sentBefore: before }])
  const stranger = await portal.logIn(bob)
  const theirs = await added(await putFile(portal, stranger, key, again))
  expect(theirs.file.sentBefore).toBeNull()
})

test('a file of nobody, or for no draft that could be, is refused before it is read', async () => {
  expect((await putFile(portal, portal.visitor(), key, pdf())).status).toBe(401)
  expect((await putFile(portal, browser, 'pas-une-cle', pdf())).status).toBe(404)
  const foreign = await fetch(`${portal.url}/api/drafts/${key}/files`, {
    method: 'POST',
    headers: { ...headersOf(browser, 'script'), 'sec-fetch-site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
})
