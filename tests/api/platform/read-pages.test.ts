import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPages } from '../../../api/src/platform/read-pages.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await portal.deps.database
    .script(`CREATE TABLE marks (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
    CREATE INDEX marks_in_order ON marks (at DESC, id)`)
})
afterEach(() => portal.close())

const oldestFirst = {
  sql: 'SELECT id, at FROM marks WHERE at >= ?',
  args: [0],
  order: [
    { column: 'at', as: 'at' },
    { column: 'id', as: 'id', descending: true },
  ],
} as const

test('each row comes once and in order, also among those of one instant', async () => {
  await insert(250, () => 7)
  await insert(250, (n) => n % 3)
  const read = await readAll()
  expect(read).toHaveLength(500)
  expect(new Set(read).size).toBe(500)
  const inOrder = await portal.deps.database.read('SELECT id FROM marks ORDER BY at, id DESC')
  expect(read).toEqual(inOrder.map(({ id }) => id))
})

test('rows that come or go before the place of the reader neither repeat nor hide another', async () => {
  await insert(300, () => 10, 'kept')
  await insert(50, () => 1, 'gone')
  const read: unknown[] = []
  for await (const { id } of readPages(portal.deps.database, oldestFirst)) {
    read.push(id)
    if (read.length === 100) await insert(120, () => 0, 'early')
    if (read.length === 200) {
      await portal.deps.database.write([
        { sql: `DELETE FROM marks WHERE id LIKE 'gone%'`, args: [] },
      ])
    }
  }
  const kept = read.filter((id) => String(id).startsWith('kept'))
  expect(kept).toHaveLength(300)
  expect(new Set(read).size).toBe(read.length)
  expect(read).toHaveLength(350)
})

test('what comes after the place of the reader is read too', async () => {
  await insert(150, () => 1, 'first')
  let count = 0
  for await (const row of readPages(portal.deps.database, oldestFirst)) {
    if ('id' in row) count++
    if (count === 50) await insert(70, () => 2, 'later')
  }
  expect(count).toBe(220)
})

test('a later page is found as the first one is, by the index', async () => {
  await insert(250, (n) => n)
  const recorded = recordStatements(portal.deps.database)
  await readAll()
  const statements = [...recorded.values()]
  expect(statements).toHaveLength(2)
  for (const statement of statements) {
    expect(await findSlowSteps(portal.deps.database, statement)).toEqual([])
  }
})

async function readAll(): Promise<unknown[]> {
  const ids: unknown[] = []
  for await (const { id } of readPages(portal.deps.database, oldestFirst)) ids.push(id)
  return ids
}

let last = 0

async function insert(count: number, at: (rank: number) => number, name = 'mark'): Promise<void> {
  await portal.deps.database.write(
    Array.from({ length: count }, (_, rank) => ({
      sql: 'INSERT INTO marks VALUES (?, ?)',
      args: [`${name}-${String(last++ * 7919).padStart(9, '0')}`, at(rank)],
    })),
  )
}
