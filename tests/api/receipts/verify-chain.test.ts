import { afterEach, beforeEach, expect, test } from 'vitest'
import { chainReceipts } from '../../../api/src/receipts/chain.ts'
import { signHeads } from '../../../api/src/receipts/sign-heads.ts'
import { publicKeyOf } from '../../../api/src/receipts/signing.ts'
import { verifyChain } from '../../../api/src/receipts/verify-chain.ts'
import { sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  for (let day = 0; day < 3; day++) {
    await sendWithReceipt(portal)
    await sendWithReceipt(portal)
    portal.clock.advance({ hours: 24 })
  }
  await signHeads(portal.deps)
  await sendWithReceipt(portal)
  await chainReceipts(portal.deps)
})
afterEach(() => portal.close())

const verify = (...keys: string[]) => verifyChain(portal.deps, keys, () => undefined)

/** As somebody with all rights on the database. */
async function tamper(sql: string): Promise<void> {
  for (const statement of [
    'DROP TRIGGER IF EXISTS receipts_never_change',
    'DROP TRIGGER IF EXISTS receipts_are_kept',
    'DROP TRIGGER IF EXISTS receipt_heads_never_change',
    'DROP TRIGGER IF EXISTS receipt_heads_are_kept',
    sql,
  ]) {
    await portal.deps.database.write([{ sql: statement, args: [] }])
  }
}

test('a chain that nobody touched is whole, today’s receipts included', async () => {
  expect(await verify()).toMatchObject({
    kind: 'whole',
    receipts: 7,
    heads: 3,
    last: { day: '2026-03-04', position: 6 },
  })
})

test('one letter changed is told, with the first receipt that no longer fits', async () => {
  await tamper(`UPDATE receipts SET content = replace(content, 'Mars', 'Mai') WHERE position >= 3`)
  expect(await verify()).toMatchObject({ kind: 'broken-receipt', receipt: { position: 3 } })
})

test('two receipts that changed places are told', async () => {
  await tamper('UPDATE receipts SET position = 100 WHERE position = 1')
  await tamper('UPDATE receipts SET position = 1 WHERE position = 2')
  await tamper('UPDATE receipts SET position = 2 WHERE position = 100')
  expect(await verify()).toMatchObject({ kind: 'broken-receipt', receipt: { position: 1 } })
})

test('a receipt taken away is told', async () => {
  await tamper('DELETE FROM receipts WHERE position = 3')
  expect(await verify()).toMatchObject({ kind: 'broken-receipt', receipt: { position: 4 } })
})

test('the end of the chain taken away is told by the head that covers it', async () => {
  await tamper('DELETE FROM receipts WHERE position >= 5')
  expect(await verify()).toMatchObject({ kind: 'missing-receipts', head: { day: '2026-03-04' } })
})

test('a chain computed again after a change is told by the signed head', async () => {
  await tamper(`UPDATE receipts SET content = replace(content, 'Mars', 'Mai') WHERE position = 6`)
  await tamper('UPDATE receipts SET position = NULL, chain = NULL WHERE position >= 6')
  await chainReceipts(portal.deps)
  expect(await verify()).toMatchObject({ kind: 'broken-head', head: { day: '2026-03-04' } })
})

test('a head signed with another key is told, unless that key is said to be a former one', async () => {
  await tamper('DELETE FROM receipt_heads')
  const otherKey = Buffer.alloc(32, 77)
  const settings = { ...portal.deps.settings, receiptKey: otherKey }
  await signHeads({ ...portal.deps, settings })
  expect(await verify()).toMatchObject({ kind: 'foreign-head', head: { day: '2026-03-02' } })
  expect(await verify(publicKeyOf(otherKey))).toMatchObject({ kind: 'whole' })
})

test('a head that names Enim’s key without its signature is told', async () => {
  const key = publicKeyOf(portal.deps.settings.receiptKey)
  await tamper(`UPDATE receipt_heads SET signature = '${Buffer.alloc(64).toString('base64')}'`)
  expect(await verify(key)).toMatchObject({ kind: 'broken-head', head: { day: '2026-03-02' } })
})
