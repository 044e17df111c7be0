import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawBars } from '../../../site/src/ui/bar-chart.ts'

const value = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })
const pair = fc.record({ label: fc.constant('sept.'), values: fc.tuple(value, value) })

describe('a chart of bars', () => {
  test('keeps every bar inside the drawing, standing or hanging at zero', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 105 }), (pairs) => {
        const { bars, barWidth, ground, width, height, left } = drawBars(pairs, 1)
        for (const bar of bars.flat()) {
          expect(bar.y).toBeGreaterThanOrEqual(13.9)
          expect(bar.y + bar.height).toBeLessThanOrEqual(height - 30)
          expect(bar.x).toBeGreaterThanOrEqual(left)
          expect(bar.x + barWidth).toBeLessThanOrEqual(width)
          const ends = [bar.y, bar.y + bar.height]
          expect(Math.min(...ends.map((end) => Math.abs(end - ground)))).toBeCloseTo(0, 3)
        }
      }),
    )
  })

  test.each([
    [1, 0, 0, [0, 1]],
    [1, 3, 0, [0, 1, 2, 3]],
    [1, 11, 0, [0, 5, 10, 15]],
    [1, 61, 0, [0, 20, 40, 60, 80]],
    [100, 0, 0, [0, 100]],
    [100, 123_456, 0, [0, 50_000, 100_000, 150_000]],
    [100, 5_000, -4_000, [-5_000, 0, 5_000]],
    [100, 0, -300, [-300, -200, -100, 0]],
  ])('in steps of %i, from %i to %i, has its lines at %j', (leastStep, most, least, lines) => {
    const pairs = [
      { label: '', values: [most, 0] as const },
      { label: '', values: [0, least] as const },
    ]
    expect(drawBars(pairs, leastStep).lines.map(({ value }) => value)).toEqual(lines)
  })

  test.each([
    [2, ['0', '1']],
    [12, [...Array(12).keys()].map(String)],
    [104, ['0', '51', '103']],
  ])('of %i pairs labels as many as fit', (count, expected) => {
    const pairs = Array.from({ length: count }, (_, rank) => ({
      label: String(rank),
      values: [1, 1] as const,
    }))
    expect(drawBars(pairs, 1).labels.map(({ text }) => text)).toEqual(expected)
  })
})
