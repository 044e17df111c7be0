import { randomUUID } from 'node:crypto'
import { draftFileAddedSchema, draftSchema, type DraftFile } from 'content-types'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { putFile } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import {
  address,
  openFormPortal,
  rightAnswers,
  save,
  slug,
  type FormPortal,
} from '../../support/form-portal.ts'

let portal: FormPortal
let browser: Browser
/** The first version with its answers, as its reader saves it. */
let filledByHand: Uint8Array
const outdated = { slug, title: 'Demande de délais', version: '2026-01', current: '2026-02' }

beforeAll(async () => {
  portal = await openFormPortal()
  browser = await portal.logIn(alice)
  await save(browser, { ...rightAnswers, date_signature: '3/2/2026', mensualites: '6' })
  const filled = await browser.get(`${address}/filled.pdf`)
  filledByHand = new Uint8Array(await filled.arrayBuffer())
  await portal.publish({ version: '2026-02' }, { more: ['nouveau'] })
})
beforeEach(async () => {
  await browser.post(`${address}/answers/removal`)
})
afterAll(() => portal.close())

async function join(key: string, bytes: Uint8Array, name = 'rempli.pdf'): Promise<DraftFile> {
  const answer = await putFile(portal, browser, key, { name, bytes: Buffer.from(bytes) })
  expect(answer.status).toBe(201)
  return draftFileAddedSchema.parse(await answer.json()).file
}

async function rewrite(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(filledByHand)
  change(document)
  return document.save()
}

test('a joined PDF of an older version is recognised, in the answer and in the draft', async () => {
  const key = randomUUID()
  const file = await join(key, filledByHand)
  expect(file.outdatedForm).toEqual(outdated)
  const draft = draftSchema.parse(await (await browser.get(`/api/drafts/${key}`)).json())
  expect(draft.files.map(({ outdatedForm }) => outdatedForm)).toEqual([outdated])
})

test('it is recognised by the names of its fields when its identifier is lost', async () => {
  const bytes = await rewrite(({ context }) => delete context.trailerInfo.ID)
  expect((await join(randomUUID(), bytes)).outdatedForm).toEqual(outdated)
})

test('it is recognised by its identifier when a field is gone', async () => {
  const bytes = await rewrite((document) => {
    const form = document.getForm()
    form.removeField(form.getTextField('echeance'))
  })
  expect((await join(randomUUID(), bytes)).outdatedForm).toEqual(outdated)
})

test('the present version, another PDF and a picture are no older version', async () => {
  const current = await browser.get(`${address}/filled.pdf`)
  const key = randomUUID()
  const bytes = new Uint8Array(await current.arrayBuffer())
  expect((await join(key, bytes, 'actuel.pdf')).outdatedForm).toBeNull()
  expect((await join(key, pdf().bytes, 'autre.pdf')).outdatedForm).toBeNull()
})

test('a form that is refused with such a file says so in its draft', async () => {
  const files = [{ name: 'rempli.pdf', bytes: Buffer.from(filledByHand) }]
  const form = depositForm({ fields: { text: '' }, files })
  expect((await portal.send(browser, form)).status).toBe(422)
  const draft = draftSchema.parse(await (await browser.get(`/api/drafts/${form.key}`)).json())
  expect(draft.files.map(({ outdatedForm }) => outdatedForm)).toEqual([outdated])
})

test('its answers become those of the present version, and say where they come from', async () => {
  await save(browser, { adresse: 'Brest', somme: '1' })
  const draftKey = randomUUID()
  const { id: fileId } = await join(draftKey, filledByHand)
  const carried = await browser.post(`${address}/carrying`, { draftKey, fileId })
  expect(carried.status).toBe(200)
  const { savedAt } = (await carried.json()) as { savedAt: string }
  expect(await portal.open(browser)).toMatchObject({
    savedAt,
    carriedFrom: '2026-01',
    answers: {
      ...rightAnswers,
      somme: '1250,50',
      adresse: 'Brest',
      date_signature: '2026-02-03',
      mensualites: '6',
    },
  })
})

test('the file of another account, an unknown one and one that is no form answer the same', async () => {
  const draftKey = randomUUID()
  const { id: fileId } = await join(draftKey, filledByHand)
  const other = await join(draftKey, pdf().bytes, 'autre.pdf')
  const stranger = await portal.logIn(bob)
  const answers = await Promise.all([
    stranger.post(`${address}/carrying`, { draftKey, fileId }),
    browser.post(`${address}/carrying`, { draftKey, fileId: 'unknown' }),
    browser.post(`${address}/carrying`, { draftKey: randomUUID(), fileId }),
    browser.post(`${address}/carrying`, { draftKey, fileId: other.id }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(bodies).size).toBe(1)
  expect((await portal.open(stranger)).savedAt).toBeNull()
})
