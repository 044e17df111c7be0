import { readdir } from 'node:fs/promises'
import { limits } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { docx } from '../../fixtures/files/office.ts'
import { makeZip } from '../../fixtures/files/zip-writer.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
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
    const [error] = await refused(portal, await portal.send(browser, depositForm({ fields })))
    expect(error?.field).toBe(field)
    expect(error?.message.replaceAll('\u202f', ' ')).toContain(message)
  })

  test('no file', async () => {
    const errors = await refused(portal, await portal.send(browser, depositForm({ files: [] })))
    expect(errors).toEqual([
      { field: 'files', message: 'Choisissez au moins un fichier à transmettre.' },
    ])
  })

  test('a question without object or message', async () => {
    const form = questionForm({ fields: { object: ' ', text: '' } })
    const errors = await refused(portal, await portal.send(browser, form))
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
      portal,
      await portal.send(browser, depositForm({ files: [{ name, bytes }] })),
    )
    expect(errors).toMatchObject([{ field: 'files', file: name }])
    expect(errors[0]?.message).toContain(message)
  })

  test('the eleventh file', async () => {
    const files = Array.from({ length: 11 }, (_, index) => pdf(`${String(index)}.pdf`))
    const errors = await refused(portal, await portal.send(browser, depositForm({ files })))
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

test('a whole form that is too large is refused, and its text is kept', async () => {
  const files = Array.from({ length: 7 }, (_, index) => ({
    name: `${String(index)}.pdf`,
    bytes: Buffer.alloc(8 * 1024 * 1024),
  }))
  const form = depositForm({ files })
  const answer = await portal.send(browser, form)
  expect(answer.headers.get('connection')).toBe('close')
  expect(await refused(portal, answer, 413)).toEqual([])
  const draft = await draftOf(browser, form.key)
  expect(draft.text).toBe(form.fields['text'])
  expect(draft.errors[0]?.message).toContain('dépasse 50')
  expect(await readdir(portal.deps.blobs.temporaryFolder)).toEqual([])
})

test.each([
  ['without a key', { key: '' }],
  ['with a key of another form', { key: 'x'.repeat(36) }],
  ['of an unknown kind', { kind: 'autre' }],
])('a form %s is no form of the portal', async (_, fields) => {
  await refused(portal, await portal.send(browser, depositForm({ fields })))
})

test('a body that is no form is refused', async () => {
  const body = Buffer.from('{"kind":"document"}')
  expect((await portal.send(browser, depositForm(), { body })).status).toBe(422)
  const headers = { 'content-type': 'application/json' }
  expect((await portal.send(browser, depositForm(), { body, headers })).status).toBe(422)
})
