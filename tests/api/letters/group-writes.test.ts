import { afterEach, beforeEach, expect, test } from 'vitest'
import { groupWrites } from '../../../api/src/letters/group-writes.ts'
import { insertCopies } from '../../../api/src/letters/round-store.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const end = (key: string | null) => ({
  sql: 'INSERT INTO letter_rounds (key, ended_at) VALUES (?, 0)',
  args: [key],
})

async function written(): Promise<number> {
  return (await portal.deps.database.read('SELECT 1 FROM letter_rounds')).length
}

test('what is added is written soon, in one batch, without being asked', async () => {
  const { database } = portal.deps
  const batches: number[] = []
  const write = database.write.bind(database)
  database.write = (statements) => {
    batches.push(statements.length)
    return write(statements)
  }
  const { add, end: endAll } = groupWrites(database)
  for (const key of ['a', 'b', 'c']) add(end(key))
  expect(await written()).toBe(0)
  await expect.poll(written).toBe(3)
  expect(batches).toEqual([3])
  add(end('d'))
  await endAll()
  expect(await written()).toBe(4)
})

test('a write that fails is told before more letters leave', async () => {
  const writes = groupWrites(portal.deps.database)
  writes.add(end(null))
  await expect(writes.end()).rejects.toThrow('NOT NULL')
  await expect(writes.begun()).rejects.toThrow('NOT NULL')
})

test('whoever was told of a news meanwhile has no copy of another letter about it', async () => {
  const { database, clock } = portal.deps
  const subscriber = `INSERT INTO subscribers (id, address, address_key, frequency, confirmed_at)
    VALUES (?, ?, ?, 'at-once', 0)`
  await database.write([
    { sql: subscriber, args: ['s', 'anne@x.example', 'k'] },
    { sql: subscriber, args: ['t', 'marc@x.example', 'l'] },
  ])
  const letter = (subject: string, ids: string[]) =>
    insertCopies(
      {
        round: 'at-once',
        frequency: 'at-once',
        subject,
        introduction: [],
        news: [],
        newsIds: ['n'],
        copies: ids.map((id) => ({ id: `${subject} ${id}`, subscriberId: id })),
      },
      clock.now(),
    )
  await database.write(letter('Un titre', ['s']))
  await expect(database.write(letter('Un autre titre', ['t', 's']))).rejects.toThrow('UNIQUE')
  const copies = await database.read('SELECT id FROM letter_copies')
  expect(copies.map((row) => row['id'])).toEqual(['Un titre s'])
})
