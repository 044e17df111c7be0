import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readFormValues } from 'content-types/pdf-form'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawForms } from '../../../scripts/demo/pdf/forms/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import {
  address,
  openFormPortal,
  rightAnswers,
  save,
  type FormPortal,
} from '../../support/form-portal.ts'

const run = promisify(execFile)
const page = { accept: 'text/html', 'sec-fetch-dest': 'document' }
let portal: FormPortal
let browser: Browser

beforeAll(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
})
afterAll(() => portal.close())

async function bytesOf(answer: Response): Promise<Uint8Array> {
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}

/** What a reader shows, as poppler draws it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-forms-'))
  try {
    const path = join(folder, 'form.pdf')
    await writeFile(path, bytes)
    const { stdout, stderr } = await run('pdftotext', ['-layout', path, '-'])
    expect(stderr).toBe('')
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the prefilled form holds what Enim knows, and can still be filled in', async () => {
  const answer = await browser.get(`${address}/prefilled.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe(
    'inline; filename="Demande de delais 2026-01.pdf"; ' +
      "filename*=UTF-8''Demande%20de%20d%C3%A9lais%202026-01.pdf",
  )
  const bytes = await bytesOf(answer)
  expect(await readFormValues(bytes)).toMatchObject({
    siret: alice.siret,
    raison_sociale: alice.name,
    adresse: alice.address,
  })
  const form = (await PDFDocument.load(bytes)).getForm()
  expect(form.getTextField('raison_sociale').isReadOnly()).toBe(false)
  expect(await textOf(bytes)).toContain('Armement Alizé')
})

test('the filled form holds the answers, and nobody changes them by mistake', async () => {
  await save(browser, { ...rightAnswers, echeance: '1/3/2026' })
  const bytes = await bytesOf(await browser.get(`${address}/filled.pdf`))
  expect(await readFormValues(bytes)).toEqual({
    ...rightAnswers,
    somme: '1250,50',
    echeance: '2026-03-01',
  })
  const fields = (await PDFDocument.load(bytes)).getForm().getFields()
  expect(fields.filter((field) => !field.isReadOnly())).toEqual([])
  expect(await textOf(bytes)).toContain('1250,50')
})

test('letters that the form’s own fonts lack are shown', async () => {
  const name = 'Cœur d’Ānaʻa – 12 € « été »'
  await browser.post(`${address}/answers/removal`)
  await save(browser, { ...rightAnswers, raison_sociale: name, adresse: `${name}\nŁódź` })
  const bytes = await bytesOf(await browser.get(`${address}/filled.pdf`))
  expect(await readFormValues(bytes)).toMatchObject({ raison_sociale: name })
  const text = await textOf(bytes)
  expect(text).toContain(name)
  expect(text).toContain('Łódź')
})

test('the same answers make the same bytes', async () => {
  const [one, other] = await Promise.all([
    browser.get(`${address}/filled.pdf`).then(bytesOf),
    browser.get(`${address}/filled.pdf`).then(bytesOf),
  ])
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

test('forms of the demo and of LibreOffice are prefilled, and shown', async () => {
  const forms = [...(await drawForms(new Date('2026-01-05')))]
  for (const [slug, bytes] of forms) {
    await portal.publish({ slug, title: slug }, bytes)
    const answer = await browser.get(`/api/forms/${slug}/prefilled.pdf`)
    const text = await textOf(await bytesOf(answer))
    expect(text).toContain(alice.name)
    expect(text.replace(/\s/g, '')).toContain(alice.siret)
  }
  const path = join(import.meta.dirname, '../../fixtures/forms/libreoffice.pdf')
  await portal.publish({ slug: 'libreoffice' }, await readFile(path))
  const answer = await browser.get('/api/forms/libreoffice/prefilled.pdf')
  expect((await textOf(await bytesOf(answer))).replace(/\s/g, '')).toContain(alice.siret)
})

test('without a session the blank form is given, and the filled one asks to log in', async () => {
  const visitor = portal.visitor()
  const blank = await visitor.get(`${address}/prefilled.pdf`, page)
  expect([blank.status, blank.headers.get('location')]).toEqual([
    303,
    '/formulaires/demande-de-delais.pdf',
  ])
  const filled = await visitor.get(`${address}/filled.pdf`, page)
  expect([filled.status, filled.headers.get('location')]).toEqual([
    303,
    '/connexion?suite=remplir/demande-de-delais/verifier',
  ])
  expect((await visitor.get(`${address}/filled.pdf`)).status).toBe(401)
})

test('a form that cannot be prefilled is given as it is', async () => {
  await portal.publish({ slug: 'a-la-main' }, Buffer.from('%PDF-1.7 nothing'))
  const answer = await browser.get('/api/forms/a-la-main/prefilled.pdf', page)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/formulaires/a-la-main.pdf',
  ])
})

test('the thread that answers does little of what twenty forms at once take', async () => {
  await browser.get(`${address}/prefilled.pdf`)
  const before = process.threadCpuUsage()
  const all = await Promise.all(
    Array.from({ length: 20 }, () => browser.get(`${address}/prefilled.pdf`)),
  )
  const { user, system } = process.threadCpuUsage(before)
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
  // One of them takes about 35 ms where it is filled in.
  expect((user + system) / 1_000 / all.length).toBeLessThan(15)
})
