import { afterEach, beforeEach, expect, test } from 'vitest'
import { computeDelays } from '../../../api/src/threads/compute-delays.ts'
import { alice, bob } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import {
  askPieces,
  requestRows,
  storeFile,
  storeMessage,
  storeRequest,
} from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const own = /\b(?:requests|messages|pieces|callbacks|receipts|file_openings|service_delays|files)\b/
const filters = [
  'page=1',
  'page=250',
  'theme=cotisation&kind=question&state=received&page=3',
  'from=2026-01-01&to=2026-02-20&page=2',
  'words=objet&page=2',
  'words=objet&theme=accidents&from=2026-01-01',
]

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('every statement finds its rows by an index', async () => {
  const { database } = portal.deps
  const recorded = recordStatements(database)
  const browser = await portal.logIn(alice)
  const { id, reference } = await storeRequest(portal, alice)
  await storeMessage(portal, id)
  await askPieces(portal, id, ['Bordereau'])
  const { id: fileId } = await storeFile(portal, alice, { requestId: id })
  const callback = { phone: '0298000000', day: '2026-03-03', slot: 'morning' }
  for (const query of filters) {
    await browser.get(`/api/requests?${query}`)
    await (await browser.get(`/api/requests/export.csv?${query}`)).text()
  }
  await browser.get(`/api/requests/${reference}`)
  await browser.get(`/api/requests/${reference}/files/${fileId}`)
  await (await browser.get(`/api/requests/${reference}/archive`)).arrayBuffer()
  await browser.post(`/api/requests/${reference}/reading`)
  await browser.post(`/api/requests/${reference}/callback`, callback)
  await browser.post(`/api/requests/${reference}/callback/cancellation`)
  await browser.post(`/api/requests/${reference}/withdrawal`)
  await browser.get('/api/received')
  await (await browser.get('/api/account/export')).arrayBuffer()
  await computeDelays(portal.deps)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(40)
  for (const statement of statements) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})

test('a page of 5,000 requests is found in an index alone, and reads its own 20', async () => {
  const { database } = portal.deps
  const rows = Array.from({ length: 5_000 }, (_, rank) =>
    requestRows(portal, rank % 10 === 0 ? bob : alice, {
      sentAt: new Date(Date.UTC(2026, 0, 1) + rank * 60_000),
      theme: rank % 2 === 0 ? 'cotisation' : 'accidents',
      text: 'x'.repeat(5_000),
    }),
  )
  await database.write(rows.flatMap(({ statements }) => statements))
  const browser = await portal.logIn(alice)
  const recorded = recordStatements(database)
  const given: number[] = []
  const read = database.read.bind(database)
  database.read = async (sql, args) => {
    const found = await read(sql, args)
    if (own.test(sql)) given.push(found.length)
    return found
  }
  for (const query of filters) await browser.get(`/api/requests?${query}`)
  expect(Math.max(...given)).toBe(20)
  const searches = [...recorded.values()].filter(({ sql }) => sql.includes('account_id = ?'))
  expect(searches.length).toBeGreaterThan(6)
  for (const { sql, args } of searches) {
    if (!/FROM requests WHERE/.test(sql)) continue
    const plan = await read(`EXPLAIN QUERY PLAN ${sql}`, args)
    expect(plan[0]?.['detail']).toMatch(
      /^SEARCH requests USING COVERING INDEX requests_(?:by_account|unread) \(account_id=\?/,
    )
  }
})
