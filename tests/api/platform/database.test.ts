import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../api/src/platform/database.ts'
import { startChild } from '../../support/child.ts'

const processes = fileURLToPath(new URL('../../support/processes', import.meta.url))

let folder: string
let path: string
let database: Database

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-database-'))
  path = join(folder, 'deep', 'numbers.db')
  database = await openDatabase(`file:${path}`)
  await database.script('CREATE TABLE numbers (n INTEGER NOT NULL) STRICT')
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

test('whole numbers, booleans and dates are kept as integers', async () => {
  await database.write([
    insert(1),
    insert(true),
    insert(new Date(1_772_442_000_000)),
    insert(2n ** 40n),
  ])
  const rows = await database.read('SELECT n FROM numbers')
  expect(rows.map(({ n }) => n)).toEqual([1, 1, 1_772_442_000_000, 2 ** 40])
})

test('a batch that fails writes nothing of itself', async () => {
  await expect(database.write([insert(1), insert('text')])).rejects.toThrow('SQLITE_CONSTRAINT')
  expect(await database.read('SELECT n FROM numbers')).toEqual([])
  await database.write([insert(2)])
  expect(await database.read('SELECT n FROM numbers')).toHaveLength(1)
})

test('writes that meet the lock of another process are all kept', async () => {
  const release = await holdLock()
  const writes = Promise.all(Array.from({ length: 50 }, (_, n) => database.write([insert(n)])))
  await sleep(800)
  await release()
  await writes
  expect(await keptNumbers()).toHaveLength(50)
})

test('a write that waits too long is refused as busy, and what follows is kept', async () => {
  const release = await holdLock()
  await expect(database.write([insert(1)])).rejects.toMatchObject({ type: 'busy' })
  await release()
  for (let n = 2; n <= 20; n++) await database.write([insert(n)])
  expect(await keptNumbers()).toEqual(Array.from({ length: 19 }, (_, index) => index + 2))
})

test('reads go on while another process holds the lock', async () => {
  await database.write([insert(7)])
  const release = await holdLock()
  const write = database.write([insert(8)])
  for (let round = 0; round < 20; round++) {
    expect(await database.read('SELECT n FROM numbers')).toHaveLength(1)
    await sleep(20)
  }
  await release()
  await write
  expect(await keptNumbers()).toEqual([7, 8])
})

test('the event loop is never held for 200 ms by a lock', async () => {
  const release = await holdLock()
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const write = database.write([insert(1)])
  await sleep(1_500)
  await release()
  await write
  clearInterval(beat)
  expect(longest).toBeLessThan(200)
})

test('4 processes writing 250 numbers each keep 1,000', async () => {
  const writers = [0, 250, 500, 750].map((first) =>
    startChild(join(processes, 'write-numbers.ts'), [`file:${path}`, String(first), '250']),
  )
  expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
  expect((await keptNumbers()).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 1_000 }, (_, n) => n),
  )
})

test('closing waits for the writes under way', async () => {
  const writes = Array.from({ length: 20 }, (_, n) => database.write([insert(n)]))
  await database.close()
  await Promise.all(writes)
  expect(await keptNumbers()).toHaveLength(20)
})

test('no acknowledged write is lost by kill -9', async () => {
  const acknowledged = new Set<number>()
  for (let round = 0; round < 10; round++) {
    const first = String(round * 100_000)
    const writer = startChild(join(processes, 'write-numbers.ts'), [`file:${path}`, first])
    await writer.nextLine()
    await sleep(20 + Math.random() * 150)
    writer.process.kill('SIGKILL')
    await writer.ended
    for (const line of writer.lines) acknowledged.add(Number(line))
  }
  const kept = new Set(await keptNumbers())
  expect(acknowledged.size).toBeGreaterThan(50)
  expect([...acknowledged].filter((n) => !kept.has(n))).toEqual([])
})

function insert(n: string | number | bigint | boolean | Date) {
  return { sql: 'INSERT INTO numbers VALUES (?)', args: [n] }
}

/** Another process takes the write lock; gives the function that makes it let go. */
async function holdLock(): Promise<() => Promise<unknown>> {
  const holder = startChild(join(processes, 'hold-lock.ts'), [path])
  expect(await holder.nextLine()).toBe('held')
  return () => {
    holder.process.stdin.end()
    return holder.ended
  }
}

/** As another SQLite, in another process, reads them. */
async function keptNumbers(): Promise<number[]> {
  const reader = startChild(join(processes, 'read-numbers.ts'), [path])
  await reader.ended
  return JSON.parse(reader.lines.join('')) as number[]
}
