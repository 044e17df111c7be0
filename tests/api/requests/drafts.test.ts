import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { draftOf, refused } from './refused.ts'

let portal: ServedApp

let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a refused form keeps what was typed and the files that are right', async () => {
  const fields = { theme: 'accidents', object: 'Objet', text: 'é'.repeat(6_000) }
  const files = [pdf('a.pdf'), { name: 'b.pdf', bytes: Buffer.from('MZ') }, pdf('c.pdf')]
  const form = depositForm({ fields, files })
  await refused(portal, await portal.send(browser, form))
  const draft = await draftOf(browser, form.key)
  expect(draft).toMatchObject({ key: form.key, kind: 'document', ...fields })
  expect(draft.files.map(({ name }) => name)).toEqual(['a.pdf', 'c.pdf'])
  expect(draft.errors.map(({ field, file }) => [field, file])).toEqual([
    ['text', undefined],
    ['files', 'b.pdf'],
  ])
})

test('a form sent again takes the files of its draft, each once', async () => {
  const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
  await refused(portal, await portal.send(browser, form))
  portal.clock.advance({ minutes: 1 })
  const again = depositForm({ fields: { key: form.key }, files: [pdf('b.pdf'), pdf('c.pdf')] })
  expect((await portal.send(browser, again)).status).toBe(201)
  const rows = await portal.deps.database.read(
    'SELECT name FROM files WHERE request_id IS NOT NULL ORDER BY received_at, position',
  )
  expect(rows.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
  expect((await browser.get(`/api/drafts/${form.key}`)).status).toBe(404)
})

test('kept files count among the ten', async () => {
  const first = Array.from({ length: 9 }, (_, index) => pdf(`${String(index)}.pdf`))
  const form = depositForm({ fields: { text: '' }, files: first })
  await refused(portal, await portal.send(browser, form))
  const again = depositForm({ fields: { key: form.key }, files: [pdf('x.pdf'), pdf('y.pdf')] })
  expect(await refused(portal, await portal.send(browser, again))).toMatchObject([
    { file: 'y.pdf' },
  ])
})

test('a kept file can be taken out', async () => {
  const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
  await refused(portal, await portal.send(browser, form))
  const [file] = (await draftOf(browser, form.key)).files
  const removal = `/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`
  expect((await browser.post(removal)).status).toBe(204)
  expect((await browser.post(removal)).status).toBe(404)
  expect((await draftOf(browser, form.key)).files.map(({ name }) => name)).toEqual(['b.pdf'])
})

test('a plain form that takes a file out is led back to its draft', async () => {
  const form = depositForm({ fields: { text: '' } })
  await refused(portal, await portal.send(browser, form))
  const [file] = (await draftOf(browser, form.key)).files
  const removal = `/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`
  const answer = await browser.post(removal, undefined, {
    accept: 'text/html',
    'sec-fetch-dest': 'document',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/espace/transmettre?brouillon=${form.key}`)
})

test('a draft is nobody else’s', async () => {
  const form = depositForm({ fields: { text: '' } })
  await refused(portal, await portal.send(browser, form))
  const [file] = (await draftOf(browser, form.key)).files
  const stranger = await portal.logIn(bob)
  const foreign = await stranger.get(`/api/drafts/${form.key}`)
  const unknown = await stranger.get(`/api/drafts/${randomUUID()}`)
  expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  const removal = await stranger.post(`/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`)
  expect(removal.status).toBe(404)
  expect((await draftOf(browser, form.key)).files).toHaveLength(1)
})

test('a file taken out while the form is sent is in both the receipt and the request, or in neither', async () => {
  for (let round = 0; round < 20; round++) {
    const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
    const problem = await portal.send(browser, form)
    expect(problem.status).toBe(422)
    const [file] = (await draftOf(browser, form.key)).files
    const [answer] = await Promise.all([
      portal.send(browser, depositForm({ fields: { key: form.key }, files: [] })),
      browser.post(`/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`),
    ])
    const { reference } = (await answer.json()) as { reference: string }
    const [row] = await portal.deps.database.read(
      `SELECT count(f.id) AS files, o.text FROM requests r JOIN files f ON f.request_id = r.id
       JOIN outbox o ON o.dedupe = 'receipt:' || r.id WHERE r.reference = ? GROUP BY r.id`,
      [reference],
    )
    const listed = z
      .string()
      .parse(row?.['text'])
      .match(/SHA-256/g)?.length
    expect(listed).toBe(row?.['files'])
  }
})

test('a plain form that is refused is led back to its draft', async () => {
  const document = depositForm({ fields: { text: '' } })
  const question = questionForm({ fields: { text: '' } })
  const answers = [
    await portal.send(browser, document, { as: 'page' }),
    await portal.send(browser, question, { as: 'page' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual([
    `/espace/transmettre?brouillon=${document.key}`,
    `/espace/question?brouillon=${question.key}`,
  ])
})

test('the oldest of twenty-one drafts gives way, with its files', async () => {
  const forms = Array.from({ length: 21 }, (_, index) =>
    depositForm({ fields: { text: '' }, files: [pdf(`${String(index)}.pdf`)] }),
  )
  for (const form of forms) {
    await portal.send(browser, form)
    portal.clock.advance({ seconds: 1 })
  }
  expect((await browser.get(`/api/drafts/${forms[0]?.key ?? ''}`)).status).toBe(404)
  expect((await draftOf(browser, forms[1]?.key ?? '')).files).toHaveLength(1)
  expect(await portal.deps.database.read('SELECT 1 FROM files')).toHaveLength(20)
})
