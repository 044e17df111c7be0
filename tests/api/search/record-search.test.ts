import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSearchesWithoutResult, recordSearch } from '../../../api/src/search/index.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const list = (since = '2000-01-01') => listSearchesWithoutResult(portal.deps, { since, limit: 10 })

test('a search that found nothing is counted by its folded words', async () => {
  await recordSearch(portal.deps, 'Congés maternité', 0)
  await recordSearch(portal.deps, 'le CONGE de maternité', 0)
  await recordSearch(portal.deps, 'retraite', 0)
  await recordSearch(portal.deps, 'cotisations', 3)
  expect(await list()).toEqual([
    { words: 'conge maternite', count: 2 },
    { words: 'retraite', count: 1 },
  ])
})

test('the same words of two days add up, and those of before are left out', async () => {
  await recordSearch(portal.deps, 'retraite', 0)
  portal.clock.advance({ hours: 48 })
  await recordSearch(portal.deps, 'retraite', 0)
  expect(await list()).toEqual([{ words: 'retraite', count: 2 }])
  const day = portal.clock.now().toISOString().slice(0, 10)
  expect(await list(day)).toEqual([{ words: 'retraite', count: 1 }])
})

test.each([
  'alice@armement.example',
  'alice＠armement.example',
  'SIRET 123 456 789 00012',
  'dossier 202611',
  '06 12 34 56 78',
  '+33 (0)6.12.34.56.78',
  '1-2-3-4-5-6',
  '١٢٣٤٥٦',
  '',
  '   ',
  '"*',
  'x'.repeat(81),
])('« %s » is not kept', async (words) => {
  await recordSearch(portal.deps, words, 0)
  expect(await list()).toEqual([])
})

test('short numbers are kept', async () => {
  await recordSearch(portal.deps, 'barème 2026', 0)
  expect(await list()).toEqual([{ words: 'bareme 2026', count: 1 }])
})

test('made-up words do not fill the database', async () => {
  const day = portal.clock.now().toISOString().slice(0, 10)
  await portal.deps.database.write(
    Array.from({ length: 1_000 }, (_, at) => ({
      sql: 'INSERT INTO searches_without_result (day, words, count) VALUES (?, ?, 1)',
      args: [day, `w${String(at)}`],
    })),
  )
  await recordSearch(portal.deps, 'one more', 0)
  const rows = await portal.deps.database.read('SELECT count(*) AS t FROM searches_without_result')
  expect(rows).toEqual([{ t: 1_000 }])
})

test('every statement finds its rows by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await recordSearch(portal.deps, 'retraite', 0)
  await list()
  expect(recorded.size).toBe(3)
  for (const statement of [...recorded.values()]) {
    expect([statement.sql, await findSlowSteps(portal.deps.database, statement)]).toEqual([
      statement.sql,
      [],
    ])
  }
})
