import { expect, test } from 'vitest'
import { ageOf } from '../../../site/src/features/desk/age.ts'

test.each([
  ['2026-11-23T08:00:00Z', '2026-11-23T20:00:00Z', 'aujourd’hui'],
  // Midnight in Paris comes an hour before that of UTC.
  ['2026-11-22T22:30:00Z', '2026-11-22T23:30:00Z', 'hier'],
  ['2026-11-22T23:30:00Z', '2026-11-23T08:00:00Z', 'aujourd’hui'],
  ['2026-11-11T08:00:00Z', '2026-11-23T08:00:00Z', '12 jours'],
  // The night when clocks go back is an hour longer.
  ['2026-10-24T21:00:00Z', '2026-10-25T22:30:00Z', 'hier'],
  ['2026-11-24T08:00:00Z', '2026-11-23T08:00:00Z', 'aujourd’hui'],
])('what came at %s is, at %s, %s old', (sentAt, now, age) => {
  expect(ageOf(sentAt, new Date(now))).toBe(age)
})
