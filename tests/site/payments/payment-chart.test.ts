import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawMonths } from '../../../site/src/features/payments/payment-chart.ts'

const cents = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })
const month = fc.record({
  month: fc.constant('2026-09'),
  paidCents: cents,
  comingCents: cents,
})

describe('the chart of the months', () => {
  test('keeps every bar inside the drawing, standing or hanging at zero', () => {
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 24 }), (months) => {
        const { paid, coming, barWidth, ground, width, height, left } = drawMonths(months)
        for (const bar of [...paid, ...coming]) {
          expect(bar.y).toBeGreaterThanOrEqual(13.9)
          expect(bar.y + bar.height).toBeLessThanOrEqual(height - 30)
          expect(bar.x).toBeGreaterThanOrEqual(left)
          expect(bar.x + barWidth).toBeLessThanOrEqual(width)
          const end = Math.abs(bar.y - ground) < 0.01 ? bar.y : bar.y + bar.height
          expect(end).toBeCloseTo(ground, 3)
        }
      }),
    )
  })

  test.each([
    [0, 0, [0, 100]],
    [100, 0, [0, 100]],
    [123_456, 0, [0, 50_000, 100_000, 150_000]],
    [400_000, 0, [0, 100_000, 200_000, 300_000, 400_000]],
    [5_000, -4_000, [-5_000, 0, 5_000]],
    [0, -300, [-300, -200, -100, 0]],
  ])('of %i cents at most and %i at least has its lines at %j', (most, least, lines) => {
    const months = [
      { month: '2026-01', paidCents: most, comingCents: 0 },
      { month: '2026-02', paidCents: 0, comingCents: least },
    ]
    expect(drawMonths(months).lines.map(({ cents }) => cents)).toEqual(lines)
  })
})
