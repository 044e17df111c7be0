import type { Delays } from 'content-types'

/** Fewer would tell of one request or of one employer. */
const LEAST_ANSWERS = 5

/** Median and ninth decile by nearest rank: both are delays that somebody had. */
export function summarize(delays: readonly number[]): Delays | undefined {
  if (delays.length < LEAST_ANSWERS) return undefined
  const sorted = delays.toSorted((a, b) => a - b)
  return {
    answers: sorted.length,
    median: atRank(sorted, 50),
    ninthDecile: atRank(sorted, 90),
  }
}

/** The smallest value that at least so many in a hundred do not exceed. */
export function atRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0
}
