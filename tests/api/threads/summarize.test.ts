import { expect, test } from 'vitest'
import { summarize } from '../../../api/src/threads/summarize.ts'

test('median and ninth decile are delays that somebody had', () => {
  expect(summarize([9, 1, 3, 2, 5])).toEqual({ answers: 5, median: 3, ninthDecile: 9 })
  expect(summarize([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({
    answers: 10,
    median: 5,
    ninthDecile: 9,
  })
})

test('at least half, and nine in ten, are no longer, and no smaller value is such', () => {
  for (let length = 5; length <= 200; length++) {
    const delays = Array.from({ length }, (_, rank) => (rank * 7919) % 23)
    const { median = -1, ninthDecile = -1 } = summarize(delays) ?? {}
    const within = (most: number) => delays.filter((delay) => delay <= most).length / length
    expect(within(median)).toBeGreaterThanOrEqual(0.5)
    expect(within(median - 1)).toBeLessThan(0.5)
    expect(within(ninthDecile)).toBeGreaterThanOrEqual(0.9)
    expect(within(ninthDecile - 1)).toBeLessThan(0.9)
  }
})

test('four answers tell nothing', () => {
  expect(summarize([])).toBeUndefined()
  expect(summarize([1, 2, 3, 4])).toBeUndefined()
})
