import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { draftSchema, limits, problemSchema, type Draft, type FieldError } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { docx } from '../../fixtures/files/office.ts'
import { makeZip } from '../../fixtures/files/zip-writer.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

async function refused(answer: Response, status = 422): Promise<FieldError[]> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const problem = problemSchema.parse(await answer.json())
  expect(answer.status).toBe(status)
  expect(problem.status).toBe(status)
  expect(await portal.deps.database.read('SELECT 1 FROM requests')).toEqual([])
  return problem.errors
}

async function draftOf(key: string, whose = browser): Promise<Draft> {
  const answer = await whose.get(`/api/drafts/${key}`)
  expect(answer.status).toBe(200)
  return draftSchema.parse(await answer.json())
}

describe('each refusal is said beside its field', () => {
  test.each([
    ['no theme', { theme: '' }, 'theme', 'Choisissez le thème de votre demande.'],
    ['an unknown theme', { theme: 'retraite' }, 'theme', 'Ce thème n’existe plus'],
    ['no text', { text: ' \r\n ' }, 'text', 'Précisez votre demande.'],
    [
      'a text that is too long',
      { text: 'é'.repeat(5_001) },
      'text',
      'compte 5 001 caractères, la limite est de 5 000',
    ],
    [
      'an object that is too long',
      { object: 'o'.repeat(121) },
      'object',
      'compte 121 caractères, la limite est de 120',
    ],
  ])('%s', async (_, fields, field, message) => {
    const [error] = await refused(await portal.send(browser, depositForm({ fields })))
    expect(error?.field).toBe(field)
    expect(error?.message.replaceAll('\u202f', ' ')).toContain(message)
  })

  test('no file', async () => {
    const errors = await refused(await portal.send(browser, depositForm({ files: [] })))
    expect(errors).toEqual([
      { field: 'files', message: 'Choisissez au moins un fichier à transmettre.' },
    ])
  })

  test('a question without object or message', async () => {
    const form = questionForm({ fields: { object: ' ', text: '' } })
    const errors = await refused(await portal.send(browser, form))
    expect(errors.map(({ field }) => field)).toEqual(['object', 'text'])
  })

  test.each([
    [
      'a file of 5 MiB and one byte',
      'scan.pdf',
      Buffer.alloc(limits.fileBytes + 1),
      'pèse un peu plus de 5',
    ],
    ['an empty file', 'vide.pdf', Buffer.alloc(0), 'est vide'],
    ['a program named .pdf', 'facture.pdf', Buffer.from('MZ\x90'), 'c’est un programme'],
    ['a document with macros', 'paie.docm', docx(), 'peut contenir des macros'],
    [
      'an archive named .docx',
      'contrat.docx',
      makeZip([{ name: 'a', content: 'a' }]),
      'n’est pas un document Word',
    ],
    ['a name of 300 characters', `${'n'.repeat(296)}.pdf`, pdf().bytes, 'dépasse 200 caractères'],
  ])('%s', async (_, name, bytes, message) => {
    const errors = await refused(
      await portal.send(browser, depositForm({ files: [{ name, bytes }] })),
    )
    expect(errors).toMatchObject([{ field: 'files', file: name }])
    expect(errors[0]?.message).toContain(message)
  })

  test('the eleventh file', async () => {
    const files = Array.from({ length: 11 }, (_, index) => pdf(`${String(index)}.pdf`))
    const errors = await refused(await portal.send(browser, depositForm({ files })))
    expect(errors).toMatchObject([{ field: 'files', file: '10.pdf' }])
  })
})

test('a name with folders is kept without them', async () => {
  const answer = await portal.send(
    browser,
    depositForm({ files: [{ ...pdf(), name: '../../x.pdf' }] }),
  )
  expect(answer.status).toBe(201)
  expect(await portal.deps.database.read('SELECT name FROM files')).toMatchObject([
    { name: 'x.pdf' },
  ])
})

test('a refused form keeps what was typed and the files that are right', async () => {
  const fields = { theme: 'accidents', object: 'Objet', text: 'é'.repeat(6_000) }
  const files = [pdf('a.pdf'), { name: 'b.pdf', bytes: Buffer.from('MZ') }, pdf('c.pdf')]
  const form = depositForm({ fields, files })
  await refused(await portal.send(browser, form))
  const draft = await draftOf(form.key)
  expect(draft).toMatchObject({ key: form.key, kind: 'document', ...fields })
  expect(draft.files.map(({ name }) => name)).toEqual(['a.pdf', 'c.pdf'])
  expect(draft.errors.map(({ field, file }) => [field, file])).toEqual([
    ['text', undefined],
    ['files', 'b.pdf'],
  ])
})

test('a form sent again takes the files of its draft, each once', async () => {
  const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
  await refused(await portal.send(browser, form))
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
  await refused(await portal.send(browser, form))
  const again = depositForm({ fields: { key: form.key }, files: [pdf('x.pdf'), pdf('y.pdf')] })
  expect(await refused(await portal.send(browser, again))).toMatchObject([{ file: 'y.pdf' }])
})

test('a kept file can be taken out', async () => {
  const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
  await refused(await portal.send(browser, form))
  const [file] = (await draftOf(form.key)).files
  const removal = `/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`
  expect((await browser.post(removal)).status).toBe(204)
  expect((await browser.post(removal)).status).toBe(404)
  expect((await draftOf(form.key)).files.map(({ name }) => name)).toEqual(['b.pdf'])
})

test('a plain form that takes a file out is led back to its draft', async () => {
  const form = depositForm({ fields: { text: '' } })
  await refused(await portal.send(browser, form))
  const [file] = (await draftOf(form.key)).files
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
  await refused(await portal.send(browser, form))
  const [file] = (await draftOf(form.key)).files
  const stranger = await portal.logIn(bob)
  const foreign = await stranger.get(`/api/drafts/${form.key}`)
  const unknown = await stranger.get(`/api/drafts/${randomUUID()}`)
  expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  const removal = await stranger.post(`/api/drafts/${form.key}/files/${file?.id ?? ''}/removal`)
  expect(removal.status).toBe(404)
  expect((await draftOf(form.key)).files).toHaveLength(1)
})

test('a file taken out while the form is sent is in both the receipt and the request, or in neither', async () => {
  for (let round = 0; round < 20; round++) {
    const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
    const problem = await portal.send(browser, form)
    expect(problem.status).toBe(422)
    const [file] = (await draftOf(form.key)).files
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

test('the oldest of eleven drafts gives way, with its files', async () => {
  const forms = Array.from({ length: 11 }, (_, index) =>
    depositForm({ fields: { text: '' }, files: [pdf(`${String(index)}.pdf`)] }),
  )
  for (const form of forms) {
    await portal.send(browser, form)
    portal.clock.advance({ seconds: 1 })
  }
  expect((await browser.get(`/api/drafts/${forms[0]?.key ?? ''}`)).status).toBe(404)
  expect((await draftOf(forms[1]?.key ?? '')).files).toHaveLength(1)
  expect(await portal.deps.database.read('SELECT 1 FROM files')).toHaveLength(10)
})

describe('a form that comes after the session', () => {
  beforeEach(() => {
    portal.clock.advance({ minutes: 31 })
  })

  test('keeps its text for its owner, who logs in and finds it', async () => {
    const form = depositForm()
    expect(await refused(await portal.send(browser, form), 401)).toEqual([])
    const draft = await draftOf(form.key, await portal.logIn(alice))
    expect(draft).toMatchObject({ text: form.fields['text'], theme: 'cotisation', files: [] })
    expect(draft.errors[0]?.message).toContain('Choisissez-les à nouveau')
  })

  test('leads a plain form to the login, and from there to its draft', async () => {
    const form = questionForm()
    const answer = await portal.send(browser, form, { as: 'page' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/connexion?suite=question&brouillon=${form.key}`)
    expect((await draftOf(form.key, await portal.logIn(alice))).errors).toEqual([])
  })

  test('is kept for nobody else', async () => {
    const form = depositForm()
    await portal.send(browser, form)
    expect((await (await portal.logIn(bob)).get(`/api/drafts/${form.key}`)).status).toBe(404)
  })
})

test('a form of nobody is kept nowhere', async () => {
  const visitor = portal.visitor()
  const script = await portal.send(visitor, depositForm())
  expect([script.status, await script.json()]).toMatchObject([401, { type: 'signed-out' }])
  const page = await portal.send(visitor, depositForm(), { as: 'page' })
  expect([page.status, page.headers.get('location')]).toEqual([303, '/connexion?suite=transmettre'])
  expect(await portal.deps.database.read('SELECT 1 FROM drafts')).toEqual([])
})

test('a whole form that is too large is refused, and its text is kept', async () => {
  const files = Array.from({ length: 7 }, (_, index) => ({
    name: `${String(index)}.pdf`,
    bytes: Buffer.alloc(8 * 1024 * 1024),
  }))
  const form = depositForm({ files })
  const answer = await portal.send(browser, form)
  expect(answer.headers.get('connection')).toBe('close')
  expect(await refused(answer, 413)).toEqual([])
  const draft = await draftOf(form.key)
  expect(draft.text).toBe(form.fields['text'])
  expect(draft.errors[0]?.message).toContain('dépasse 50')
  expect(await readdir(portal.deps.blobs.temporaryFolder)).toEqual([])
})

test.each([
  ['without a key', { key: '' }],
  ['with a key of another form', { key: 'x'.repeat(36) }],
  ['of an unknown kind', { kind: 'autre' }],
])('a form %s is no form of the portal', async (_, fields) => {
  await refused(await portal.send(browser, depositForm({ fields })))
})

test('a body that is no form is refused', async () => {
  const body = Buffer.from('{"kind":"document"}')
  expect((await portal.send(browser, depositForm(), { body })).status).toBe(422)
  const headers = { 'content-type': 'application/json' }
  expect((await portal.send(browser, depositForm(), { body, headers })).status).toBe(422)
})
