import { expect, test } from 'vitest'
import { listForEnim } from '../../../api/src/documents/enim-list-store.ts'
import {
  documentJobs,
  exportDocuments,
  withdrawDocument,
} from '../../../api/src/documents/index.ts'
import type { BlobId } from '../../../api/src/platform/blobs/index.ts'
import { alice } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { publishOne } from './support.ts'

const own = /\b(?:documents|document_counts|document_notices|damaged_files)\b/

test('every statement finds its rows by an index, whatever narrows the list', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await doEverything(portal)
  const statements = [...recorded.values()].filter(({ sql }) => own.test(sql))
  expect(statements.length).toBeGreaterThan(20)
  for (const statement of statements) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
  await portal.close()
})

test('each way of narrowing the list has an index of its own', async () => {
  const portal = await createTestApp()
  const { database } = portal.deps
  const browser = await portal.logIn(alice)
  await publishOne(portal)
  const used: string[] = []
  for (const query of queries) {
    const recorded = recordStatements(database)
    await browser.get(`/api/documents${query}`)
    const list = [...recorded.values()].find(({ sql }) => /ORDER BY d\.published_at/.test(sql))
    const steps = await database.read(`EXPLAIN QUERY PLAN ${list?.sql ?? ''}`, list?.args)
    used.push(/documents_by_\w+/.exec(steps[0]?.['detail'] as string)?.[0] ?? '')
  }
  expect(used).toEqual([
    'documents_by_account',
    'documents_by_theme',
    'documents_by_kind',
    'documents_by_theme_and_kind',
  ])
  await portal.close()
})

test('no list counts the documents of an account', async () => {
  const portal = await createTestApp()
  await publishOne(portal)
  const browser = await portal.logIn(alice)
  const recorded = recordStatements(portal.deps.database)
  for (const query of queries) await browser.get(`/api/documents${query}`)
  const counts = [...recorded.keys()].filter((sql) => /count\(/i.test(sql))
  expect(counts).toEqual([])
  await portal.close()
})

const queries = ['', '?theme=cotisation', '?kind=relevé', '?theme=cotisation&kind=relevé&page=3']

async function doEverything(portal: TestApp): Promise<void> {
  const { deps, clock } = portal
  const browser = await portal.logIn(alice)
  const id = await publishOne(portal, { reference: 'R1' })
  await publishOne(portal, { reference: 'R2' }, 'R1')
  for (const query of queries) await browser.get(`/api/documents${query}`)
  await browser.get(`/api/documents/${id}/file`)
  const accountId = portal.accountOf(alice)
  deps.events.emit('file-damaged', id as BlobId)
  await Array.fromAsync(listForEnim(deps, accountId))
  await Array.fromAsync(exportDocuments(deps, accountId))
  const owner = { siret: alice.siret }
  await withdrawDocument(deps, { owner, document: { reference: 'R2' }, reason: 'x' })
  await withdrawDocument(deps, { owner, document: { id }, reason: 'x' })
  clock.advance({ minutes: 10 })
  for (const job of documentJobs(deps)) await job.run()
}
