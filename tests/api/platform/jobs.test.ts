import { expect, test } from 'vitest'
import { startJobs } from '../../../api/src/platform/jobs.ts'
import { createLog } from '../../../api/src/platform/log.ts'

const everySecond = '* * * * * *'

test('a job does not overlap itself, and stopping waits for it', async () => {
  let running = 0
  let most = 0
  let ended = 0
  const jobs = startJobs(
    [
      {
        name: 'slow',
        schedule: everySecond,
        run: async () => {
          most = Math.max(most, ++running)
          await new Promise((resolve) => setTimeout(resolve, 2_200))
          running--
          ended++
        },
      },
    ],
    createLog({ write: () => undefined }),
  )
  await expect.poll(() => ended, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => running, { timeout: 10_000 }).toBe(1)
  await jobs.stop()
  expect({ most, running, ended }).toEqual({ most: 1, running: 0, ended: 2 })
})

test('a job that fails is logged and runs again', async () => {
  const lines: string[] = []
  let runs = 0
  const jobs = startJobs(
    [
      {
        name: 'faulty',
        schedule: everySecond,
        run: () => {
          runs++
          return Promise.reject(new Error('no luck'))
        },
      },
    ],
    createLog({ write: (line) => lines.push(line) }),
  )
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(2)
  await jobs.stop()
  expect(lines[0]).toContain('"job":"faulty"')
  expect(lines[0]).toContain('no luck')
})
