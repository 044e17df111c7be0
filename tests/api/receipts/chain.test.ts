import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chainReceipts } from '../../../api/src/receipts/chain.ts'
import { startChaining } from '../../../api/src/receipts/index.ts'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { receiptsOf, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

async function readAll() {
  const rows = await portal.deps.database.read(
    'SELECT request_id, position, chain, content FROM receipts ORDER BY position',
  )
  return rows.map(({ request_id, position, chain, content }) => ({
    request_id,
    position,
    chain,
    content: content as string,
  }))
}

/** The rule, written once more: whoever verifies knows nothing of the code. */
function expectOneChain(rows: Awaited<ReturnType<typeof readAll>>): void {
  let chain = '0'.repeat(64)
  for (const [index, row] of rows.entries()) {
    chain = hash(chain + hash(row.content))
    expect({ position: row.position, chain: row.chain }).toEqual({
      position: index + 1,
      chain,
    })
  }
}

test('receipts take their place in the order in which they were issued', async () => {
  const sent = []
  for (let rank = 0; rank < 3; rank++) {
    sent.push(await sendWithReceipt(portal))
    portal.clock.advance({ minutes: 1 })
  }
  await chainReceipts(portal.deps)
  const rows = await readAll()
  expectOneChain(rows)
  expect(rows.map((row) => row.request_id)).toEqual(sent.map(({ requestId }) => requestId))
})

test('those that come later continue the chain, and nothing moves', async () => {
  await sendWithReceipt(portal)
  await chainReceipts(portal.deps)
  const [first] = await readAll()
  await sendWithReceipt(portal)
  await chainReceipts(portal.deps)
  await chainReceipts(portal.deps)
  const rows = await readAll()
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(first)
  expectOneChain(rows)
})

test('many on four connections at once make one chain', async () => {
  for (let rank = 0; rank < 250; rank++) await sendWithReceipt(portal)
  const databases = await Promise.all(
    Array.from({ length: 4 }, () => openDatabase(portal.databaseUrl)),
  )
  await Promise.all(databases.map((database) => chainReceipts({ database })))
  await Promise.all(databases.map((database) => database.close()))
  const rows = await readAll()
  expect(rows).toHaveLength(250)
  expectOneChain(rows)
})

test('a link computed from an end that is no longer the end is not written', async () => {
  const { requestId } = await sendWithReceipt(portal)
  const { database } = portal.deps
  const read = database.read.bind(database)
  let isOvertaken = false
  database.read = async (sql, args) => {
    const rows = await read(sql, args)
    if (!isOvertaken && sql.includes('position IS NULL')) {
      isOvertaken = true
      const other = await openDatabase(portal.databaseUrl)
      await chainReceipts({ database: other })
      await other.close()
    }
    return rows
  }
  await chainReceipts(portal.deps)
  expect(isOvertaken).toBe(true)
  expectOneChain(await readAll())
  expect(await receiptsOf(portal, requestId)).toHaveLength(1)
})

test('a receipt has one place for ever', async () => {
  await sendWithReceipt(portal)
  await chainReceipts(portal.deps)
  const sql = `UPDATE receipts SET position = 2, chain = '${'0'.repeat(64)}'`
  await expect(portal.deps.database.write([{ sql, args: [] }])).rejects.toThrow(
    'a receipt never changes',
  )
})

test('the worker gives places by itself', async () => {
  await sendWithReceipt(portal)
  const worker = startChaining(portal.deps)
  await expect.poll(async () => (await readAll())[0]?.position).toBe(1)
  await worker.stop()
})
