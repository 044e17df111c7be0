import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawWeeks } from '../../../site/src/features/desk/week-chart.ts'

const week = fc.record({
  from: fc.constant('2026-09-07'),
  received: fc.nat(100_000),
  answered: fc.nat(100_000),
})

describe('the chart of the weeks', () => {
  test('keeps every bar inside the drawing, on the ground, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 105 }), (weeks) => {
        const { received, answered, barWidth, ground, width } = drawWeeks(weeks)
        for (const { x, y, height } of [...received, ...answered]) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y + height).toBeCloseTo(ground)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + barWidth).toBeLessThanOrEqual(width)
        }
      }),
    )
  })

  test.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [11, 20],
    [20, 20],
    [61, 100],
  ])('for %i at most, its highest line is at %i', (most, highest) => {
    const { lines } = drawWeeks([{ from: '2026-09-07', received: most, answered: 0 }])
    expect(lines.map(({ value }) => value)).toEqual([0, highest / 2, highest])
  })

  test('names few weeks, the first and the last among them', () => {
    const weeks = Array.from({ length: 104 }, (_, rank) => ({
      from: String(rank),
      received: 1,
      answered: 1,
    }))
    expect(drawWeeks(weeks).labels.map((label) => label.week)).toEqual(['0', '51', '103'])
  })
})
