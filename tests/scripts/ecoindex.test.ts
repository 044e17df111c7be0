import { expect, test } from 'vitest'
import { scoreOf } from '../../scripts/bench/ecoindex.ts'

test('nothing at all is perfect, and each thing more costs points', () => {
  expect(scoreOf(0, 0, 0)).toBe(100)
  expect(scoreOf(300, 10, 50)).toBeLessThan(scoreOf(200, 10, 50))
  expect(scoreOf(300, 20, 50)).toBeLessThan(scoreOf(300, 10, 50))
  expect(scoreOf(300, 10, 500)).toBeLessThan(scoreOf(300, 10, 50))
})

// Worked out by hand: ranks 5 + 2/60, 2 and 1 + 98.63/143.33.
test('it is what the reference method gives', () => {
  expect(scoreOf(300, 15, 100)).toBeCloseTo(100 - (5 * (3 * (5 + 2 / 60) + 4 + 1.68813)) / 6, 3)
})

test('what is beyond every bound is the worst there is', () => {
  expect(scoreOf(1e6, 1e6, 1e6)).toBe(0)
})
