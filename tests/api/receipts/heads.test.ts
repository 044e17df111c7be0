import { createPublicKey, verify } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { receiptJobs } from '../../../api/src/receipts/index.ts'
import { signHeads } from '../../../api/src/receipts/sign-heads.ts'
import { sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

async function readHeads() {
  const rows = await portal.deps.database.read(
    'SELECT day, position, chain, public_key, signature FROM receipt_heads ORDER BY day',
  )
  return rows.map((row) => ({ ...row }) as unknown as Head)
}

interface Head {
  day: string
  position: number
  chain: string
  public_key: string
  signature: string
}

const days = async () => (await readHeads()).map(({ day, position }) => `${day} ${position}`)

test('a day is signed once it is over in Paris', async () => {
  await sendWithReceipt(portal)
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 13, minutes: 59 })
  await signHeads(portal.deps)
  expect(await days()).toEqual([])
  portal.clock.advance({ minutes: 1 })
  await signHeads(portal.deps)
  expect(await days()).toEqual(['2026-03-02 2'])
})

test('anybody can check the signature with the published key', async () => {
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  for (const job of receiptJobs(portal.deps)) await job.run()
  const [head] = await readHeads()
  const x = Buffer.from(head?.public_key ?? '', 'base64').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const text = `enim-receipts 2026-03-02 1 ${head?.chain ?? ''}`
  const signature = Buffer.from(head?.signature ?? '', 'base64')
  expect(verify(null, Buffer.from(text), key, signature)).toBe(true)
  expect(verify(null, Buffer.from(text.replace(' 1 ', ' 2 ')), key, signature)).toBe(false)
})

test('each day with receipts has its head, and no other day has one', async () => {
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 72 })
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await sendWithReceipt(portal)
  await signHeads(portal.deps)
  expect(await days()).toEqual(['2026-03-02 1', '2026-03-05 2', '2026-03-06 3'])
})

test('signed again, nothing changes', async () => {
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  const heads = await readHeads()
  await signHeads(portal.deps)
  expect(await readHeads()).toEqual(heads)
})

test('a receipt that comes late is covered by the next head', async () => {
  const sentAt = portal.clock.now()
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  await sendWithReceipt(portal, { facts: { sentAt } })
  await signHeads(portal.deps)
  expect(await days()).toEqual(['2026-03-02 1'])
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  expect(await days()).toEqual(['2026-03-02 1', '2026-03-03 2'])
})

test('four processes that sign at once agree', async () => {
  for (let day = 0; day < 5; day++) {
    await sendWithReceipt(portal)
    portal.clock.advance({ hours: 24 })
  }
  const databases = await Promise.all(
    Array.from({ length: 4 }, () => openDatabase(portal.databaseUrl)),
  )
  await Promise.all(databases.map((database) => signHeads({ ...portal.deps, database })))
  await Promise.all(databases.map((database) => database.close()))
  expect((await days()).map((line) => line.split(' ')[1])).toEqual(['1', '2', '3', '4', '5'])
})

test('a signed head can neither be changed nor deleted', async () => {
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  await signHeads(portal.deps)
  for (const sql of ['UPDATE receipt_heads SET position = 9', 'DELETE FROM receipt_heads']) {
    await expect(portal.deps.database.write([{ sql, args: [] }])).rejects.toThrow('a signed head')
  }
})
