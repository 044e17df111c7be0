import { createHash } from 'node:crypto'
import { certificateVerificationSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withdrawDocument } from '../../../api/src/documents/index.ts'
import { signHeads } from '../../../api/src/receipts/sign-heads.ts'
import { verifyChain } from '../../../api/src/receipts/verify-chain.ts'
import type { Browser } from '../../support/browser.ts'
import { addPayments, addTitles, fileOf, make, referenceOf } from '../../support/certificates.ts'
import { alice } from '../../support/cast.ts'
import { sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  await addTitles(portal, alice, [{}])
})
afterEach(() => portal.close())

const ask = { kind: 'attestation' } as const
const get = (path: string) => portal.visitor().get(`/api/certificates/${path}`)

async function verify(path: string) {
  return certificateVerificationSchema.parse(await (await get(path)).json())
}

test('anybody with the reference knows kind, date, end and enough of the SIRET', async () => {
  const reference = await referenceOf(portal, await make(browser, ask))
  expect(reference).toMatch(/^D26-/)
  expect(await verify(reference)).toEqual({
    reference,
    kind: 'attestation',
    issuedAt: '2026-03-02T09:00:00.000Z',
    siret: '900 ••• ••• ••017',
    validUntil: '2026-06-02',
    isExpired: false,
    year: null,
    trace: null,
    sealedOn: null,
    known: null,
  })
  const text = await (await get(reference)).text()
  for (const secret of [alice.name, alice.siret, alice.holder, alice.address, 'T1', '1234']) {
    expect(text).not.toContain(secret)
  }
})

test('an attestation is over after its last day; a statement stays true', async () => {
  await addPayments(portal, alice, [{ paidOn: '2025-01-10', cents: 500 }])
  const reference = await referenceOf(portal, await make(browser, ask))
  const statement = await referenceOf(portal, await make(browser, { kind: 'relevé', year: 2025 }))
  portal.clock.advance({ hours: 92 * 24 })
  expect(await verify(reference)).toMatchObject({ isExpired: false })
  portal.clock.advance({ hours: 24 })
  expect(await verify(reference)).toMatchObject({ isExpired: true })
  expect(await verify(statement)).toMatchObject({ isExpired: false, year: 2025, validUntil: null })
})

test('the file that was delivered is known by its fingerprint, any other is not', async () => {
  const made = await make(browser, ask)
  const reference = await referenceOf(portal, made)
  const sha256 = createHash('sha256')
    .update(await fileOf(browser, made))
    .digest('hex')
  expect((await verify(`${reference}?fingerprint=${sha256}`)).known).toBe(true)
  expect((await verify(`${reference}?fingerprint=${'0'.repeat(64)}`)).known).toBe(false)
  expect((await get(`${reference}?fingerprint=xyz`)).status).toBe(422)
})

test('one that Enim has withdrawn says so, and is not delivered again that day', async () => {
  const reference = await referenceOf(portal, await make(browser, ask))
  const owner = { siret: alice.siret }
  const withdrawn = { owner, document: { reference }, reason: 'Versement rejeté' }
  expect(await withdrawDocument(portal.deps, withdrawn)).toBe('withdrawn')
  expect(await verify(reference)).toMatchObject({ trace: 'withdrawn' })
  expect(await (await get(reference)).text()).not.toContain('rejeté')
  const again = await browser.post('/api/certificates', ask)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('L’Enim a retiré ce document aujourd’hui')
})

test('it takes its place in the one chain with the receipts', async () => {
  await sendWithReceipt(portal)
  const reference = await referenceOf(portal, await make(browser, ask))
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  expect(await verify(reference)).toMatchObject({ sealedOn: '2026-03-02' })
  expect(await verifyChain(portal.deps, [], () => undefined)).toMatchObject({
    kind: 'whole',
    receipts: 2,
    heads: 1,
  })
})

test('a reference of nothing is told so, and sixty of them are too many', async () => {
  for (let tries = 0; tries < 60; tries++) expect((await get('D26-AAAA-AAAA')).status).toBe(404)
  expect((await get('D26-AAAA-AAAA')).status).toBe(429)
})

test('the reference of a request is none of a document', async () => {
  const { reference } = await sendWithReceipt(portal)
  expect((await get(reference)).status).toBe(404)
})
