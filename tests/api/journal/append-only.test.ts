import { afterEach, beforeEach, expect, test } from 'vitest'
import { journalJobs, recordEvent } from '../../../api/src/journal/index.ts'
import { alice } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const DAY = 24 * 3_600_000

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await record(0)
})
afterEach(() => portal.close())

test.each([
  `UPDATE journal SET about = 'x'`,
  `UPDATE journal SET at = 0`,
  'DELETE FROM journal',
  `INSERT OR REPLACE INTO journal (id, at, event, actor) SELECT id, 0, 'x', 'enim' FROM journal`,
  `REPLACE INTO journal (id, at, event, actor) SELECT id, at, 'x', 'enim' FROM journal`,
  `INSERT INTO journal (id, at, event, actor) SELECT id, 0, 'x', 'enim' FROM journal WHERE true
   ON CONFLICT (id) DO UPDATE SET event = 'x'`,
])('the database itself refuses %s', async (sql) => {
  const before = await entries()
  expect(before).toHaveLength(1)
  await expect(portal.deps.database.write([{ sql, args: [] }])).rejects.toThrow(/journal/)
  expect(await entries()).toEqual(before)
})

test('the job takes away what is older than a year and a month, and nothing else', async () => {
  await record(397)
  await record(394)
  await record(366)
  for (const job of journalJobs({ ...portal.deps, clock: { now: () => new Date() } }))
    await job.run()
  expect((await entries()).map(({ about }) => about)).toEqual(['0', '394', '366'])
})

/** An entry of so many days ago, by the clock of the database, which keeps entries for a year. */
async function record(daysAgo: number): Promise<void> {
  const clock = { now: () => new Date(Date.now() - daysAgo * DAY) }
  const entry = recordEvent(
    { clock },
    { event: 'signed-in', actor: 'holder', siret: alice.siret, about: String(daysAgo) },
  )
  await portal.deps.database.write([entry])
}

async function entries(): Promise<Record<string, unknown>[]> {
  const rows = await portal.deps.database.read('SELECT * FROM journal ORDER BY id')
  return rows.map((row) => ({ ...row }))
}
