import { expect, test } from 'vitest'
import { openReceived, removeReceived } from '../../../api/src/received/index.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { giveLines, readReceived } from '../../support/received.ts'
import { storeRequest, takeInCharge } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

test('every statement finds its rows by an index, whatever narrows the list', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  await giveLines(portal, alice, [{}, {}])
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => sql.includes('received_'))
  expect(statements.length).toBeGreaterThan(20)
  for (const statement of statements) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

async function doEverything(portal: TestApp): Promise<void> {
  const { database, clock } = portal.deps
  for (const state of ['all', 'new', 'archived']) {
    for (const kind of ['', 'document']) {
      for (const theme of ['', 'cotisation']) {
        for (const words of ['', 'ligne']) {
          const query = new URLSearchParams({ state, kind, theme, words })
          await readReceived(portal, alice, `?${query.toString()}`)
        }
      }
    }
  }
  const browser = await portal.logIn(alice)
  const ids = (await readReceived(portal, alice)).items.map(({ id }) => id)
  await browser.post('/api/received/reading', { ids })
  await browser.post('/api/received/archiving', { ids, archived: true })
  await browser.post('/api/received/archiving', { ids, archived: false })
  const { id, reference } = await storeRequest(portal, alice)
  await takeInCharge(portal, id)
  await browser.post(`/api/requests/${reference}/reading`)
  const accountId = portal.accountOf(alice)
  const line = { kind: 'payment', subject: 'x' } as const
  await database.write([
    openReceived(accountId, line, clock.now()),
    removeReceived(accountId, line),
  ])
}
