import type { Clock } from '../../api/src/platform/clock.ts'

export interface FixedClock extends Clock {
  advance(time: { hours?: number; minutes?: number; seconds?: number }): void
}

/** Monday 2 March 2026, 10:00 in Paris, until it is told otherwise. */
export function createFixedClock(): FixedClock {
  let now = Date.parse('2026-03-02T09:00:00.000Z')
  return {
    now: () => new Date(now),
    advance({ hours = 0, minutes = 0, seconds = 0 }) {
      now += ((hours * 60 + minutes) * 60 + seconds) * 1_000
    },
  }
}
