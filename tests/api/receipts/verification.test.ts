import { createHash } from 'node:crypto'
import { receiptDaySchema, receiptHeadListSchema, verificationSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { issueReceipt } from '../../../api/src/receipts/index.ts'
import { signHeads } from '../../../api/src/receipts/sign-heads.ts'
import { alice } from '../../support/cast.ts'
import { sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const get = (path: string, headers = {}) => portal.visitor().get(`/api/receipts/${path}`, headers)

async function verify(path: string) {
  return verificationSchema.parse(await (await get(path)).json())
}

test('whoever has the reference knows when, by which service and for how many files', async () => {
  const facts = await sendWithReceipt(portal)
  portal.clock.advance({ hours: 3 })
  await portal.deps.database.write(issueReceipt(portal.deps, 'are', facts))
  expect(await verify(facts.reference)).toEqual({
    reference: facts.reference,
    receipts: [
      {
        kind: 'aee',
        issuedAt: '2026-03-02T09:00:00.000Z',
        service: 'Service Cotisation',
        fileCount: 1,
        sealedOn: null,
      },
      {
        kind: 'are',
        issuedAt: '2026-03-02T12:00:00.000Z',
        service: 'Service Cotisation',
        fileCount: 1,
        sealedOn: null,
      },
    ],
    known: null,
  })
})

test('nothing personal is told', async () => {
  const { reference } = await sendWithReceipt(portal)
  const text = await (await get(reference)).text()
  for (const secret of [alice.name, alice.siret, alice.holder, alice.email, 'bordereau', 'abab']) {
    expect(text).not.toContain(secret)
  }
})

test('a file is known by its fingerprint, however it was copied', async () => {
  const { reference } = await sendWithReceipt(portal)
  const sha256 = 'ab'.repeat(32)
  const spaced = encodeURIComponent(sha256.toUpperCase().replace(/(.{8})/g, '$1 '))
  expect((await verify(`${reference}?fingerprint=${sha256}`)).known).toBe(true)
  expect((await verify(`${reference}?fingerprint=${spaced}`)).known).toBe(true)
  expect((await verify(`${reference}?fingerprint=${'cd'.repeat(32)}`)).known).toBe(false)
})

test('a fingerprint that cannot be one is refused beside its field', async () => {
  const { reference } = await sendWithReceipt(portal)
  const answer = await get(`${reference}?fingerprint=bordereau.pdf`)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ errors: [{ field: 'fingerprint' }] })
})

test('a reference is read as people type it', async () => {
  const facts = { reference: 'E26-01AB-CD10' }
  await sendWithReceipt(portal, { facts })
  expect((await verify('e26%20olab%20cdio')).reference).toBe('E26-01AB-CD10')
})

test('an unknown reference and one that cannot be are answered alike', async () => {
  const unknown = await get('E26-AAAA-AAAA')
  const malformed = await get("'%20OR%201=1")
  expect([unknown.status, malformed.status]).toEqual([404, 404])
  expect(await unknown.text()).toBe(await malformed.text())
})

test('sixty misses in an hour are enough for one address, and no reference counts', async () => {
  const { reference } = await sendWithReceipt(portal)
  for (let tries = 0; tries < 70; tries++) expect((await get(reference)).status).toBe(200)
  for (let tries = 0; tries < 60; tries++) expect((await get('E26-AAAA-AAAA')).status).toBe(404)
  expect((await get('E26-AAAA-AAAA')).status).toBe(429)
  expect((await get(reference)).status).toBe(429)
  const elsewhere = { 'x-client-address': '192.0.2.77' }
  expect((await get(reference, elsewhere)).status).toBe(200)
})

test('once its day is signed, a receipt says so', async () => {
  const { reference } = await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await sendWithReceipt(portal)
  await signHeads(portal.deps)
  expect((await verify(reference)).receipts[0]?.sealedOn).toBe('2026-03-02')
})

test('a day’s head can be computed again from what is published, without a content', async () => {
  for (let day = 0; day < 3; day++) {
    await sendWithReceipt(portal)
    await sendWithReceipt(portal)
    portal.clock.advance({ hours: 24 })
  }
  await signHeads(portal.deps)
  const { heads } = receiptHeadListSchema.parse(await (await get('heads')).json())
  expect(heads.map(({ day }) => day)).toEqual(['2026-03-04', '2026-03-03', '2026-03-02'])
  for (const { day } of heads) {
    const answer = receiptDaySchema.parse(await (await get(`heads/${day}`)).json())
    expect(answer.digests).toHaveLength(2)
    let { chain } = answer.previous
    for (const digest of answer.digests) {
      chain = createHash('sha256')
        .update(chain + digest)
        .digest('hex')
    }
    expect(chain).toBe(answer.head.chain)
    expect(answer.head.position - answer.previous.position).toBe(2)
  }
})

test('a day without a head is not found', async () => {
  expect((await get('heads/2026-01-01')).status).toBe(404)
  expect((await get('heads/hier')).status).toBe(404)
  expect(await (await get('heads')).json()).toEqual({ heads: [], page: 1, pages: 1 })
})
