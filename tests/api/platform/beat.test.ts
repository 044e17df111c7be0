import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createBeat } from '../../../api/src/platform/beat.ts'

test.each([
  [0, 40],
  [25, 40],
  [45, 80],
])('after %i ms of work the answer leaves at %i ms', async (work, expected) => {
  const start = performance.now()
  const nextBeat = createBeat(40).start()
  await sleep(work)
  await nextBeat()
  const spent = performance.now() - start
  expect(spent).toBeGreaterThanOrEqual(expected - 2)
  expect(spent).toBeLessThan(expected + 38)
})

test('without a beat nothing waits', async () => {
  const start = performance.now()
  await createBeat(0).start()()
  expect(performance.now() - start).toBeLessThan(20)
})
