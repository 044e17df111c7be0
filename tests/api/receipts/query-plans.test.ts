import { expect, test } from 'vitest'
import { receiptJobs } from '../../../api/src/receipts/index.ts'
import { findReceiptOf } from '../../../api/src/receipts/store.ts'
import { verifyChain } from '../../../api/src/receipts/verify-chain.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { receiptAddress, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp } from '../../support/test-app.ts'

/**
 * On purpose without a condition: one row a day is counted, or read in the order of its index a
 * page at a time; another index holds only what waits for its place.
 */
const small =
  /^SELECT count\(\*\) AS total FROM receipt_heads$|FROM receipt_heads ORDER BY day( DESC)? LIMIT|INDEXED BY receipts_to_chain/

test('every statement about receipts finds its rows by an index', async () => {
  const portal = await createTestApp()
  const { deps } = portal
  const facts = await sendWithReceipt(portal)
  const address = await receiptAddress(portal, facts)
  const recorded = recordStatements(deps.database)
  await sendWithReceipt(portal)
  portal.clock.advance({ hours: 24 })
  for (const job of receiptJobs(deps)) await job.run()
  const browser = await portal.logIn(alice)
  for (const path of [
    address,
    `/api/receipts/${facts.reference}`,
    '/api/receipts/heads',
    '/api/receipts/heads/2026-03-02',
  ]) {
    expect((await browser.get(path)).status).toBe(200)
  }
  await findReceiptOf(deps, facts.requestId, address.split('/').at(-1) ?? '')
  await verifyChain(deps, [], () => undefined)
  const own = [...recorded.values()].filter(({ sql }) => /receipt/.test(sql))
  expect(own.length).toBeGreaterThan(12)
  for (const statement of own) {
    if (small.test(statement.sql)) continue
    const slow = await findSlowSteps(deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})
