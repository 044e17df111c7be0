import { afterEach, expect, test } from 'vitest'
import { createThreadPool, taskAt, TaskGivenUp } from '../../../api/src/platform/thread-pool.ts'
import type * as trialTask from '../../support/tasks/trial-task.ts'

const module = new URL('../../support/tasks/trial-task.ts', import.meta.url)
const trial = taskAt<typeof trialTask>(module)

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.close()
})

function openPool(options: { size?: number; waiting?: number; timeoutMs?: number } = {}) {
  const { size = 1, waiting = 10, timeoutMs = 3_000 } = options
  const pool = createThreadPool({ name: 'trial', size, waiting, timeoutMs, megabytes: 32 })
  opened.push(pool)
  return pool
}

test('a thread of its own does one task after the other', async () => {
  const pool = openPool()
  const threads = await Promise.all([pool.run(trial, 'thread'), pool.run(trial, 'thread')])
  expect(threads[0]).toBeGreaterThan(0)
  expect(threads[1]).toBe(threads[0])
})

test('two threads do two tasks at once', async () => {
  const pool = openPool({ size: 2 })
  const threads = await Promise.all([pool.run(trial, 50), pool.run(trial, 50)])
  expect(new Set(threads).size).toBe(2)
})

test('a task that throws fails with its message and keeps its thread', async () => {
  const pool = openPool()
  const thread = await pool.run(trial, 'thread')
  await expect(pool.run(trial, 'throw')).rejects.toThrow('as asked')
  expect(await pool.run(trial, 'thread')).toBe(thread)
})

test.each(['endless', 'exit', 'memory'] as const)(
  'a task is given up when it is of the kind « %s », and the next has a new thread',
  async (kind) => {
    const pool = openPool()
    const thread = await pool.run(trial, 'thread')
    await expect(pool.run(trial, kind)).rejects.toThrow(TaskGivenUp)
    expect(await pool.run(trial, 'thread')).not.toBe(thread)
  },
)

test('a task is refused as busy when too many wait', async () => {
  const pool = openPool({ waiting: 1 })
  const done = [pool.run(trial, 20), pool.run(trial, 20)]
  await expect(pool.run(trial, 20)).rejects.toMatchObject({ type: 'busy' })
  await Promise.all(done)
})

test('requests are answered while a task computes without a pause', async () => {
  const pool = openPool({ timeoutMs: 600 })
  await pool.run(trial, 'thread')
  let longest = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await expect(pool.run(trial, 'endless')).rejects.toThrow(TaskGivenUp)
  clearInterval(pulse)
  expect(longest).toBeLessThan(300)
})
