import { expect, test } from 'vitest'
import {
  formatMonth,
  formatScale,
  formatShortMonth,
} from '../../../site/src/features/payments/words.ts'

test.each([
  [0, '0 €'],
  [500_000, '5 000 €'],
  [1_500_000, '15 k €'],
  [150_000_000, '1,5 M €'],
  [-50_000_000, '−500 k €'],
  [-100, '−1 €'],
])('%i cents are %s beside a chart', (cents, words) => {
  expect(formatScale(cents).replaceAll(/\s/g, ' ')).toBe(words)
})

test('a month has a long name and a short one', () => {
  expect([formatMonth('2026-02'), formatShortMonth('2026-02')]).toEqual(['février 2026', 'févr.'])
})
