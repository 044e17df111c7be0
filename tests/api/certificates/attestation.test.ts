import { certificateOffersSchema, documentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { addTitles, fileOf, make, referenceOf } from '../../support/certificates.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { createTestApp, publicUrl, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const ask = { kind: 'attestation' } as const

async function listed(of = browser) {
  return documentListSchema.parse(await (await of.get('/api/documents')).json()).documents
}

test('an employer who has paid all that is due gets an attestation among the documents', async () => {
  await addTitles(portal, alice, [{}, { number: 'T9', dueOn: '2026-05-31', paidOn: null }])
  const made = await make(browser, ask)
  expect(made.description).toBe('Attestation de compte à jour au 2 mars 2026')
  const [document] = await listed()
  expect(document).toMatchObject({ id: made.id, kind: 'attestation', isNew: true })
  const text = (await readPdfText(await fileOf(browser, made))).replaceAll(/[\u00a0\n ]+/g, ' ')
  for (const words of [
    'Attestation de compte à jour',
    'Armement Alizé',
    '900 000 001 00017',
    '1 quai des Essais 29000 Port-Fictif',
    'Délivrée le 2 mars 2026, valable jusqu’au 2 juin 2026 inclus.',
    'tous les titres de cotisation échus avant cette date sont réglés',
    'T1, 4e trimestre 2025, échu le 28 février 2026',
    `${publicUrl}/verifier/${await referenceOf(portal, made)}`,
  ]) {
    expect(text).toContain(words)
  }
})

test('nobody is told by mail of what they have just asked for', async () => {
  await addTitles(portal, alice, [{}])
  await make(browser, ask)
  expect(await portal.deps.database.read('SELECT * FROM document_notices')).toEqual([])
})

test('asked for again on the same day, it is the same document', async () => {
  await addTitles(portal, alice, [{}])
  const made = await make(browser, ask)
  const again = await Promise.all([make(browser, ask), make(browser, ask)])
  expect(again).toEqual([made, made])
  expect(await listed()).toHaveLength(1)
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  expect((await make(browser, ask)).id).not.toBe(made.id)
})

test('asked for many times at once, it is one document', async () => {
  await addTitles(portal, alice, [{}])
  const all = await Promise.all(Array.from({ length: 6 }, () => make(browser, ask)))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  expect(await listed()).toHaveLength(1)
  expect(await portal.deps.database.read('SELECT * FROM certificates')).toHaveLength(1)
  expect(await portal.deps.database.read('SELECT * FROM receipts')).toHaveLength(1)
})

test('what prevents it is told with number, period, day and amount', async () => {
  await addTitles(portal, alice, [{}, { number: 'T2', paidOn: null }])
  const offers = certificateOffersSchema.parse(
    await (await browser.get('/api/certificates')).json(),
  )
  expect(offers.obstacle).toMatchObject({ kind: 'unpaid', titles: [{ number: 'T2' }] })
  const answer = await browser.post('/api/certificates', ask)
  expect(answer.status).toBe(409)
  const { title } = (await answer.json()) as { title: string }
  expect(title.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
    'L’attestation ne peut pas être délivrée : le titre T2 (4e trimestre 2025, échu le 28 février 2026, 1 234,56 €) n’est pas réglé. Pour toute question, écrivez au service Cotisation.',
  )
  expect(await listed()).toEqual([])
})

test('an employer of whom Enim has told no title gets none', async () => {
  await addTitles(portal, bob, [{}])
  const answer = await browser.post('/api/certificates', ask)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('le portail ne connaît aucun titre')
})

test('an attestation is nobody else’s', async () => {
  await addTitles(portal, alice, [{}])
  const { id } = await make(browser, ask)
  const stranger = await portal.logIn(charlie)
  const foreign = await stranger.get(`/api/documents/${id}/file`)
  const unknown = await stranger.get('/api/documents/none/file')
  expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  expect(await listed(stranger)).toEqual([])
  expect((await portal.visitor().post('/api/certificates', ask)).status).toBe(401)
  expect((await portal.visitor().get('/api/certificates')).status).toBe(401)
})

test('no more than ten documents are made in a day, and the eleventh leaves nothing', async () => {
  for (let made = 0; made < 10; made++) {
    await addTitles(portal, alice, [{ period: `Période ${String(made)}` }])
    await make(browser, ask)
  }
  await addTitles(portal, alice, [{ period: 'Encore une' }])
  const answer = await browser.post('/api/certificates', ask)
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('Vous avez déjà obtenu 10 documents aujourd’hui')
  expect(await portal.deps.database.read('SELECT * FROM receipts')).toHaveLength(10)
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  await make(browser, ask)
})

test.each([
  {},
  { kind: 'bulletin' },
  { kind: 'attestation', siret: bob.siret },
  { kind: 'relevé' },
  { kind: 'relevé', year: '2025' },
  { kind: 'relevé', year: 2025.5 },
])('%j is refused, and nothing is made', async (body) => {
  await addTitles(portal, alice, [{}])
  expect((await browser.post('/api/certificates', body)).status).toBe(422)
  expect(await listed()).toEqual([])
})
